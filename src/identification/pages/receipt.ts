// What the numbers or words of a receipt open: what was written and answered, a way to write more and to delete it all.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import { spendByAddress } from '../../http/budget.ts'
import { field, readForm, refuseOtherForms, type Fields } from '../../http/page-action.ts'
import type { Attached } from '../../attachments/attached.ts'
import { AttachedContent } from '../../attachments/model.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { fault, inLanguage, page, type Html } from '../../http/page.ts'
import { postRedirectGet } from '../../http/post-redirect-get.ts'
import { isMistyped, keysOnServer } from '../../http/words.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import type { Messages } from '../../language/messages.ts'
import { fromText } from '../../sealing/text.ts'
import type { FromWords } from '../../sealing/words.ts'
import { callIn, type CallAsked } from '../call-asked.ts'
import { openThread, type ThreadLine } from '../opened.ts'
import { announcing, longest, sealMessage, signedBy } from '../report.ts'
import { awayOf, type Away } from '../../rota/server/standing.ts'
import { callingOf, type Calling } from '../server/calls.ts'
import { deskIn } from '../server/desks.ts'
import { cameBack, helpHandlers } from '../server/reports.ts'
import { sentBody, sentIn } from './sent-again.ts'
import { askBody, goneBody, threadBody } from './thread.ts'
import { isTooMany, visitorOf, type Status, type Visitor } from './visitor.ts'

export function receiptPages(host: HostServices, shelf: Shelf, live: string | undefined): Hono {
  const app = new Hono()
  const path = `${inLanguage}${addresses.receipt}`
  app.use(path, postRedirectGet(host))
  app.get(path, (c) => {
    const visitor = visitorOf(c, host)
    return answer(visitor, askBody(visitor.speak, visitor.network, {}))
  })
  app.post(path, (c) => answerReceipt(visitorOf(c, host), shelf, live))
  return app
}

interface More {
  last?: boolean
  status?: Status
  script?: string | undefined
}

const answer = ({ c, speak, network }: Visitor, body: Html, { script, ...more }: More = {}) =>
  c.html(
    page({
      speak,
      network,
      at: addresses.receipt,
      body,
      languages: more.last ? 'none' : 'form',
      scripts: script ? [script] : [],
    }),
    more.status ?? 200,
  )

/** Opens what the typed receipt opens, or asks for it again and says what is wrong with it. */
async function answerReceipt(visitor: Visitor, shelf: Shelf, live: string | undefined): Promise<Response> {
  const { c, host, network, speak } = visitor
  let fields: Fields = {}
  try {
    fields = await readForm(c)
    const typed = field(fields, 'numbers')
    const words = field(fields, 'words') !== ''
    const [text, n] = [field(fields, 'text'), field(fields, 'n')]
    if (words || field(fields, 'again') !== '')
      return await answer(visitor, askBody(speak, network, { typed, words, text, n }))
    refuseOtherForms(c, host)
    await spendByAddress(host, 'help.receipt', host.addressOf(c), { perMinute: 60 })
    const keys = await keysOnServer(host.secrets.oprf, typed, { purpose: 'receipt' })
    // Asked before it is known whether the receipt opens anything: a miss takes as long as a hit.
    const locator = Buffer.from(keys.locator).toString('base64url')
    const standing = await visitor.run('none', async (ctx) => {
      await cameBack(ctx, locator)
      return { away: await hotlineAway(ctx), calling: await callingOf(ctx, locator) }
    })
    return await withReceipt({ visitor, keys, locator, ...standing, shelf, live }, fields)
  } catch (error) {
    const [code, status] = refusalOf(error, field(fields, 'keep') !== '')
    if (code === 'failed' && !isProblem(error)) host.fault('help.receipt', error)
    const typed = field(fields, 'numbers')
    const words = /\p{L}/u.test(typed)
    const kept = { typed, words, text: field(fields, 'text'), n: field(fields, 'n') }
    return answer(visitor, askBody(speak, network, { ...kept, error: speak.text(`help.error.${code}`) }), {
      status,
    })
  }
}

/** What is said of a receipt that opened nothing, and with which status. */
function refusalOf(
  error: unknown,
  isKeeping: boolean,
): [code: 'shape' | 'many' | 'miss' | 'late' | 'failed', status: Status] {
  if (isMistyped(error)) return ['shape', 422]
  if (isTooMany(error)) return ['many', 429]
  if (!isProblem(error) || error.code !== 'not-found') return ['failed', 503]
  return [isKeeping ? 'late' : 'miss', 422]
}

/** A receipt that was typed: who typed it, its keys, and where its request lies. */
interface Receipt {
  visitor: Visitor
  keys: FromWords
  locator: string
  /** Where nobody is on duty who could answer. */
  away: Away | undefined
  /** When they can be called, and will be. */
  calling: Calling
  /** Where what was sent with words lies. */
  shelf: Shelf
  /** The script that hears what is new, where it was built. */
  live: string | undefined
}

async function deleteIt({ visitor, keys, locator }: Receipt): Promise<void> {
  const by = await signedBy(keys, 'leave')
  await visitor.run('report.leave', (ctx) => helpHandlers.delete({ locator, by }, ctx))
}

async function keepIt({ visitor, keys, locator }: Receipt): Promise<void> {
  const by = await signedBy(keys, 'leave')
  await visitor.run('report.stay', (ctx) => helpHandlers.keep({ locator, by }, ctx))
}

async function withReceipt(receipt: Receipt, fields: Fields): Promise<Response> {
  const { visitor, locator } = receipt
  const { speak, network } = visitor
  const isKept = field(fields, 'keep') !== ''
  if (isKept) await keepIt(receipt)
  else if (field(fields, 'delete') !== '') {
    await deleteIt(receipt)
    return answer(visitor, goneBody(speak, field(fields, 'numbers')), { last: true })
  }
  const text = field(fields, 'text').replaceAll('\r\n', '\n')
  const before = await threadOf(receipt)
  const sent = sentIn(before, field(fields, 'sent'))
  if (sent) {
    const numbers = field(fields, 'numbers')
    return answer(visitor, await sentBody(visitor, receipt.shelf, { sent, numbers }), { last: true })
  }
  const pressed = field(fields, 'send') !== ''
  const attached = attachedOf(field(fields, 'attached'))
  const call = callIn({ at: field(fields, 'call'), number: field(fields, 'callto').trim() })
  const wanted = pressed && (text.trim() !== '' || attached.length > 0 || call !== undefined)
  const from = Number(field(fields, 'n')) || before.all + 1
  const error = wanted ? await addLine(receipt, { text, from, attached, call }, before) : undefined
  const now = wanted ? await threadOf(receipt) : before
  const isSent = wanted && !error
  const kept = isSent ? { text: '', n: now.all + 1 } : { text, n: from }
  const thread = {
    ...now,
    ...kept,
    away: receipt.away,
    numbers: field(fields, 'numbers'),
    sent: isSent,
    kept: isKept,
    error,
    locator,
    calling: {
      ...receipt.calling,
      now: visitor.host.now(),
      chosen: isSent ? undefined : call,
      isKnown: hasNumber(before.report),
    },
  }
  return answer(
    visitor,
    html`${pressed && !wanted ? fault(speak.text('person.own.empty')) : ''}${error ? faultOf(speak, error) : ''}${threadBody(speak, network, thread)}`,
    { script: now.state === 'closed' ? undefined : receipt.live },
  )
}

/** Whether there is a telephone to call: how else they can be reached is no number. */
const hasNumber = ({ channel, reach }: Pick<Thread['report'], 'channel' | 'reach'>): boolean =>
  channel === 'phone' && reach !== ''

async function hotlineAway(ctx: Ctx) {
  const desk = await deskIn(ctx.tx)
  return desk && awayOf(ctx.tx, desk.circle, ctx)
}

const faultOf = (speak: Messages, error: string): Html =>
  fault(speak.text(`help.error.${error}`, { count: longest.story, field: speak.text('help.again.add') }))

/** A line that she adds: its words, and the number that the next line had when she was shown the page. */
interface NewLine {
  text: string
  /** What was locked in her browser beside it, and comes after it. */
  attached: Attached[]
  /** When they want to be called. */
  call: CallAsked | undefined
  from: number
}

/** Adds her line; what is wrong where it cannot be added. */
async function addLine(receipt: Receipt, line: NewLine, seen: Thread): Promise<string | undefined> {
  if (line.text.length > longest.story) return 'long'
  const isSaid = seen.messages.some(({ call }) => call?.at === line.call?.at)
  if (line.call && !isSaid) {
    if (line.call.number === '' && !hasNumber(seen.report)) return 'callto'
    if (!receipt.calling.hours.some((at) => at.getTime() === Date.parse(line.call?.at ?? ''))) return 'call'
  }
  try {
    await addOnce(receipt, line, seen)
    return undefined
  } catch (problem) {
    if (!isProblem(problem) || problem.code === 'too-many') throw problem
    return problem.code === 'refused' ? 'closed' : 'failed'
  }
}

/**
 * Adds her line, unless one with these very words has come since number `from` was the next: then it has arrived already, and
 * only the answer was lost. Where the hotline wrote at the same moment, hers comes after.
 */
async function addOnce(receipt: Receipt, line: NewLine, seen: Thread, tries = 2): Promise<void> {
  if (seen.messages.some((one) => one.from === 'person' && one.n >= line.from && isSame(one, line))) return
  const { visitor, keys, locator } = receipt
  const n = seen.all + 1
  const ciphertext = await sealMessage(seen.key, keys.locator, n, line)
  const by = await signedBy(keys, { add: n, ciphertext: fromText(ciphertext) })
  try {
    await visitor.run('report.add', (ctx) =>
      helpHandlers.add({ locator, n, ciphertext, by, ...announcing(line) }, ctx),
    )
  } catch (problem) {
    if (tries === 0 || !isProblem(problem) || problem.code !== 'stale') throw problem
    await addOnce(receipt, line, await threadOf(receipt), tries - 1)
  }
}

const isSame = (one: ThreadLine, line: NewLine): boolean =>
  one.text === line.text && one.call?.at === line.call?.at && idsOf(one.attached) === idsOf(line.attached)
const idsOf = (attached: readonly Attached[]): string => attached.map(({ id }) => id).join()

/** What a browser says comes after the line; nothing where it is no list of such. */
function attachedOf(said: string): Attached[] {
  try {
    return said === '' ? [] : AttachedContent.parse(JSON.parse(said))
  } catch {
    return []
  }
}

/** A thread as its receipt opens it; `all` counts the lines that do not open, too. */
type Thread = Awaited<ReturnType<typeof openThread>> & { day: string; state: string; all: number }

async function threadOf({ visitor, keys, locator }: Receipt): Promise<Thread> {
  const { found } = await visitor.run('none', (ctx) => helpHandlers.find({ locator }, ctx))
  if (!found) throw new Problem('not-found')
  const messages = found.messages.map((line) => ({ ...line, ciphertext: fromText(line.ciphertext) }))
  const opened = await openThread(keys, {
    wrapOwn: fromText(found.wrapOwn),
    ciphertext: fromText(found.ciphertext),
    messages,
  })
  return { ...opened, day: found.day, state: found.state, all: messages.length }
}
