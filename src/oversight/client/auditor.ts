// The auditor: what a client checks by itself, trusting the server in nothing but being there. A list of named checks, each
// with its outcome; whoever has a further check adds it to a list. It runs in the browser of an administrator and, the same,
// in Node for tests.

import type { Client } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { auditApi } from '../api.ts'
import { blockSize, firstBreak, fromBase64, leafOfLine } from '../line.ts'
import { holdsConsistency, holdsInclusion, rootOfLeaves } from '../merkle.ts'
import { bodyOf, isInLedger, openNote, originOf, type Checkpoint } from '../note.ts'

export type Api = Pick<Client<{ audit: typeof auditApi }>, 'audit'>
type Watched = Awaited<ReturnType<Api['audit']['watch']>>

/** What is checked. Every name has a sentence for people (`audit.check.<name>`). */
export type CheckName =
  | 'answered' // the server lets itself be checked
  | 'key' // the key that signs checkpoints is the one seen before
  | 'signature' // the checkpoint is signed by it and names this network
  | 'rollback' // nothing that was seen before has been taken away
  | 'fork' // what was seen before is still the beginning
  | 'named' // my organisation's trail stands in the checkpoint as it is shown to me
  | 'log' // my organisation's signed log stands in the checkpoint as this client has replayed it
  | 'lines' // the lines shown are the lines signed, and follow from each other
  | 'fresh' // what is written is covered by a checkpoint before long
  | 'wraps' // whoever holds a key of a case has a consent for it
  | 'circles' // circles of my organisation have new keys within a day after somebody left
  | 'chain' // a case's signed chain holds, and gives whoever holds a key of it that key
  | 'rotation' // keys that are owed after a withdrawal were made within a day

export interface Check {
  name: CheckName
  holds: boolean
}

/** What this user saw last; kept sealed under their own key. */
export interface Pin {
  key: string
  ledger: { size: number; root: string }
  chain: { size: number; root: string }
}

export interface Watching {
  api: Api
  vault: Pick<Vault, 'cosignCheckpoint' | 'status'>
  network: string
  /** One's own, whatever the server says whose trail it shows. */
  organisation: number
  /** Everything that is remembered, wherever it lay; a server may withhold one of them. */
  remembered: () => Promise<readonly Pin[]>
  remember: (pin: Pin) => Promise<void>
  now: () => Date | Promise<Date>
  /** Waits before asking again, after so many times without an answer. */
  wait: (times: number) => Promise<void>
  /** The hash of statement `n` of its organisation's signed log as this client has replayed it; none where it goes less far. */
  logHash?: (n: number) => Promise<string | undefined>
  /** A random whole number below `n`. */
  pick: (n: number) => number
}

export interface Outcome {
  checks: Check[]
  /** Whether my signature stands under the newest checkpoint now. */
  cosigned: boolean
}

/** Lines may wait so long for the hourly checkpoint. */
export const freshHours = 3
/** Blocks of lines that are read again, drawn by lot, besides the newest. */
const drawn = 3

/** A server may be restarted, a line be broken: that often it may fail to answer before that is said. */
const patience = 3

/**
 * Looks until the server has answered, and says so where it does not: faults, nonsense or silence would otherwise be the way
 * not to be checked.
 */
export async function watchTrail(watching: Watching): Promise<Outcome> {
  for (let times = 1; ; times += 1) {
    try {
      return await lookAtTrail(watching)
    } catch (error) {
      // The vault was locked in the middle: nobody is looking any more.
      if (error instanceof Error && 'code' in error && !isProblem(error)) throw error
      if (times === patience) return { checks: [{ name: 'answered', holds: false }], cosigned: false }
      await watching.wait(times)
    }
  }
}

/** What was seen last. */
export const newestPin = (pins: readonly Pin[]): Pin | undefined =>
  pins.toSorted((a, b) => b.ledger.size - a.ledger.size)[0]

/** Checks the newest checkpoint and what hangs on it. Where all holds, cosigns it and remembers it; else does neither. */
async function lookAtTrail(watching: Watching): Promise<Outcome> {
  const now = await watching.now()
  const pins = await watching.remembered()
  // A server that withholds the newest must still answer for the others.
  const seen = newestPin(pins)
  const answer = await watching.api.audit.watch({
    ledger: seen?.ledger.size ?? 0,
    chain: seen?.chain.size ?? 0,
  })
  const { checkpoint, ledger } = answer
  const nothing: Check[] = [
    { name: 'rollback', holds: seen === undefined },
    { name: 'fresh', holds: isFresh(answer, now) },
  ]
  if (!checkpoint) return { checks: nothing, cosigned: false }

  const note = await openNote(checkpoint.note, fromBase64(seen?.key ?? answer.key))
  const signed =
    note?.origin === originOf(watching.network) && note.size === checkpoint.size ? note : undefined
  const checks: Check[] = [
    { name: 'key', holds: seen === undefined || seen.key === answer.key },
    { name: 'signature', holds: signed !== undefined },
    { name: 'fresh', holds: isFresh(answer, now) },
  ]
  if (!signed) return { checks, cosigned: false }
  const shrunk = pins.some(
    (pin) => pin.ledger.size > signed.size || pin.chain.size > Math.min(ledger?.size ?? 0, answer.newest),
  )
  checks.push(
    { name: 'rollback', holds: !shrunk },
    { name: 'fork', holds: await continues(seen, signed, answer) },
    { name: 'named', holds: await isNamed(watching, answer, signed) },
  )
  // Whoever has a trail has founded a log: a server that is silent about one of them hides it.
  if (ledger || answer.log) checks.push({ name: 'log', holds: await isOurLog(watching, answer, signed) })
  if (ledger) checks.push({ name: 'lines', holds: await linesHold(watching, ledger) })
  if (!checks.every(({ holds }) => holds)) return { checks, cosigned: false }

  await watching.remember({
    key: answer.key,
    ledger: { size: signed.size, root: base64urlOf(checkpoint.note) },
    chain: { size: ledger?.size ?? 0, root: ledger?.root ?? '' },
  })
  await cosign(watching, signed, checkpoint.cosigners)
  return { checks, cosigned: true }
}

// The note carries padded base64; what is remembered is compared as bytes, so its own words will do.
const base64urlOf = (note: string): string => note.split('\n')[2]!

// Whoever looks has signed in, and that is a line: a trail without one is none.
const isFresh = ({ newest, newestAt, ledger }: Watched, now: Date): boolean =>
  newestAt !== null &&
  (newest <= (ledger?.size ?? 0) || now.getTime() - Date.parse(newestAt) < freshHours * 3_600_000)

/** Whether ledger and chain begin with what was seen before. */
async function continues(seen: Pin | undefined, signed: Checkpoint, answer: Watched): Promise<boolean> {
  if (!seen) return true
  const path = (texts: readonly string[]) => texts.map(fromBase64)
  const ledgerGrew = await holdsConsistency(
    { size: seen.ledger.size, root: fromBase64(seen.ledger.root) },
    { size: signed.size, root: signed.root },
    path(answer.ledgerPath),
  )
  if (!ledgerGrew || seen.chain.size === 0) return ledgerGrew
  return (
    answer.ledger !== null &&
    holdsConsistency(
      { size: seen.chain.size, root: fromBase64(seen.chain.root) },
      { size: answer.ledger.size, root: fromBase64(answer.ledger.root) },
      path(answer.chainPath),
    )
  )
}

async function isNamed(
  { organisation }: Watching,
  { ledger }: Watched,
  signed: Checkpoint,
): Promise<boolean> {
  if (!ledger) return true
  return ledger.kind === 'audit' && ledger.chain === String(organisation) && isInLedger(ledger, signed)
}

/** The log that is named for others must be the one that was replayed here, statement by statement as far as it is named. */
async function isOurLog(
  { logHash, organisation }: Watching,
  { log }: Watched,
  signed: Checkpoint,
): Promise<boolean> {
  if (!log || log.kind !== 'organisation' || log.chain !== String(organisation)) return false
  if (!(await isInLedger(log, signed))) return false
  return logHash === undefined || (await logHash(log.size)) === log.head
}

/** The newest block and some drawn by lot: the lines are those that the root stands for, and follow from each other. */
async function linesHold(watching: Watching, ledger: NonNullable<Watched['ledger']>) {
  const chain = watching.organisation
  const blocks = Math.ceil(ledger.size / blockSize)
  const root = fromBase64(ledger.root)
  const wanted = new Set([blocks - 1, ...Array.from({ length: drawn }, () => watching.pick(blocks))])
  for (const block of wanted) {
    const { before, lines, path } = await watching.api.audit.block({ block, size: ledger.size })
    const first = block * blockSize + 1
    if (lines.length !== Math.min(blockSize, ledger.size - first + 1)) return false
    if (lines.some((line, at) => line.seq !== first + at)) return false
    const node = await rootOfLeaves(await Promise.all(lines.map((line) => leafOfLine(chain, line))))
    if (!(await holdsInclusion(node, { index: block, size: blocks, path: path.map(fromBase64) }, root)))
      return false
    if ((await firstBreak(chain, lines, fromBase64(before))) !== undefined) return false
    if (block === blocks - 1 && lines.at(-1)?.hash !== ledger.head) return false
  }
  return true
}

async function cosign(
  { api, vault }: Watching,
  signed: Checkpoint,
  cosigners: readonly { key: string }[],
): Promise<void> {
  const me = await vault.status()
  // Once is enough; each time would be a line in the trail.
  if (me.state === 'unlocked' && cosigners.some(({ key }) => key === me.sigPublic)) return
  const { signature } = await vault.cosignCheckpoint({ body: bodyOf(signed) })
  await api.audit.cosign({ size: signed.size, signature })
}
