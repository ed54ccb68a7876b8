// Sends a request so that it can neither die nor go silent: what is pressed is said at once; a line that drops keeps the words in the
// open page and brings them when it is back; a lock that cannot be made is said, with what else there is to do. Nothing is called
// sent before its receipt.

import { nameOf } from '../../client/named.ts'
import { exitAddresses } from '../../api/addresses.ts'
import { SealingError } from '../../sealing/suite.ts'
import { ask, receiptWorker, Refusal } from '../../web/island/island.ts'
import { newReceipt, sealRequest, sendRequest, type Prepared, type Receipt } from '../client/send-request.ts'
import type { Report } from '../report.ts'

/** Longer than this nobody waits for a lock, or for an answer, without being told. */
const lockMs = 40_000
const answerMs = 45_000

/** What became of it, where it did not arrive. */
export type Outcome = 'waiting' | 'unlocked' | 'refused'

export interface Wanted {
  /** To whose lock. */
  desk: string
  /** The circle of that house, where there were several to choose from. */
  chosen: number | undefined
  report: Report
  inWords: boolean
  /** Names it where it was not named before. */
  id: string
  /** The token of a link that was given; without one it is for the desk that everybody writes to. */
  link: string | undefined
  /** The code of the poster by which somebody came. */
  campaign: string | undefined
}

const worker = receiptWorker()
let making: Promise<unknown> = Promise.resolve()
let made: { inWords: boolean; receipt: Promise<Receipt> } | undefined
let prepared: Prepared | undefined

/** The six words of a lock, made in the same worker. */
export const lockWordsOf = async (publicKey: string): Promise<string> =>
  (await worker.calls.fingerprint({ publicKey })).words

/** As nobody, whoever is signed in somewhere on this host. */
const evaluate = (input: { blinded: string }): Promise<{ evaluated: string }> =>
  ask('/api/help/words', input, { as: 'omit' })

/** A receipt, made while she still types: one after the other, since the worker keeps the words of one at a time. */
export function makeReceipt(inWords: boolean): Promise<Receipt> {
  if (made?.inWords === inWords) return made.receipt
  const before = making.catch(() => undefined)
  const receipt = before.then(() => newReceipt(worker.calls, { evaluate }, inWords))
  making = receipt
  made = { inWords, receipt }
  receipt.catch(() => {
    if (made?.receipt === receipt) made = undefined
  })
  return receipt
}

/** Fails with `no-worker` where it takes longer: nothing is ended, and the next try may find it made. */
const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new SealingError('no-worker')), ms)
    }),
  ])

/** Seals it where it is not sealed yet, and brings it. The receipt's digits or words; or what became of it. */
export async function bring(wanted: Wanted, stopped: AbortSignal): Promise<{ digits: string } | Outcome> {
  const { desk, chosen, report, inWords, id, link, campaign } = wanted
  const gone = new AbortController()
  const limit = setTimeout(() => gone.abort(), lockMs + answerMs)
  stopped.addEventListener('abort', () => gone.abort())
  try {
    const named = nameOf(prepared?.named, [report, inWords, chosen], id)
    if (prepared?.named !== named) {
      const receipt = await within(lockMs, makeReceipt(inWords))
      prepared = await sealRequest(desk, report, receipt, named)
      // A receipt opens one request: another one gets another.
      made = undefined
    }
    const line = {
      submit: (body: object, { key }: { key: string }) =>
        ask(
          '/api/help',
          { ...body, ...(link && { link }), ...(campaign && { campaign }), ...(chosen && { desk: chosen }) },
          { key, as: 'omit', signal: gone.signal },
        ),
    }
    if (stopped.aborted) return 'waiting'
    await sendRequest(line, prepared)
    return { digits: prepared.digits }
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    return error instanceof SealingError && (await isReachable()) ? 'unlocked' : 'waiting'
  } finally {
    clearTimeout(limit)
  }
}

/** Whether it is the line that is gone, and not something here that does not work. */
const isReachable = (): Promise<boolean> =>
  fetch(exitAddresses.script, { method: 'HEAD', cache: 'no-store', credentials: 'omit' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** On the way out: neither the words nor their keys stay. */
export function forget(): void {
  worker.end()
  made = undefined
  prepared = undefined
}
