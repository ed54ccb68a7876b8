// Asking for help, worrying about someone, and coming back with the receipt: HTML forms that do their whole work without
// script. Typed words exist here for as long as a request takes: they are sealed, or shown again, and kept nowhere.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { v7 as newId } from 'uuid'
import { addresses, type Address } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import {
  runPageAction,
  fieldValues,
  field,
  readForm,
  refuseOtherForms,
  type Fields,
} from '../../http/page-action.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { fault, inLanguage, page, speakerOf, type Html } from '../../http/page.ts'
import { isMistyped, keysOnServer } from '../../http/words.ts'
import type { Messages } from '../../language/messages.ts'
import { fromText } from '../../sealing/text.ts'
import type { FromWords } from '../../sealing/words.ts'
import { readReport, wantsWords } from '../form.ts'
import { openThread } from '../opened.ts'
import {
  emptyReport,
  longest,
  reportKinds,
  saysSomething,
  sealFor,
  sealMessage,
  signedBy,
  urgencyOf,
  type Report,
  type ReportKind,
} from '../report.ts'
import { namesOf, newSeed, seedIn } from '../same-form.ts'
import { bringReport, deskIn, helpHandlers, hotlineCircle } from '../server/reports.ts'
import { formBody, nobodyBody, questionOf, receiptBody, type FormState } from './form.ts'
import { askBody, goneBody, threadBody } from './thread.ts'

const placeOf: Record<ReportKind, Address> = { help: addresses.help, concern: addresses.concern }
const anyone = { kind: 'anyone' } as const

export interface HelpParts {
  /** Address of the island that seals in the browser, where it was built. */
  island?: string | undefined
}

/** Help, worry, and what a receipt opens. */
export function helpPages(host: HostServices, parts: HelpParts = {}): Hono {
  const app = new Hono()
  const run = <T>(c: Context, line: string, work: (ctx: Ctx) => Promise<T>) =>
    runPageAction(host, { actor: anyone, language: speakerOf(c, host.network()).language }, line, work)

  const showForm = async (c: Context, state: FormState, status: 200 | 422 | 429 | 503 = 200) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const at = placeOf[state.report.kind]
    // Whether there is a desk may not be known in a bad moment; then the form stands as it would with one.
    const desk = await run(c, 'none', (ctx) => deskIn(ctx.tx)).catch(() => 'unknown' as const)
    if (desk === undefined) {
      const body = nobodyBody(speak, network, state.report)
      return c.html(page({ speak, network, at, body }), status)
    }
    const known = desk === 'unknown' ? undefined : desk
    const scripts = parts.island && known ? [parts.island] : []
    const body = formBody(speak, network, state, known)
    return c.html(page({ speak, network, at, body, languages: 'form', scripts }), status)
  }

  /**
   * Brings the request and answers with its receipt. A second click, or the same form sent again after its answer was lost, is
   * answered with the first one's; `undefined` where it had arrived and was deleted since.
   */
  async function send(c: Context, { seed, report, words = false }: FormState): Promise<string | undefined> {
    const { receipt, id } = await namesOf(seed, report, words)
    const keys = await keysOnServer(host.secrets.oprf, receipt, 'receipt')
    try {
      await run(c, 'report.bring', async (ctx) => {
        const own = { locator: keys.locator, encPublic: keys.enc.publicKey, sigPublic: keys.sig.publicKey }
        const sealed = await sealFor(fromText((await hotlineCircle(ctx.tx)).publicKey), own, report)
        await bringReport(
          { id, urgency: urgencyOf(report), language: report.language, ...sealed },
          'server',
          ctx,
        )
      })
      return receipt
    } catch (error) {
      if (!isProblem(error) || error.code !== 'conflict') throw error
      const locator = Buffer.from(keys.locator).toString('base64url')
      const { found } = await run(c, 'none', (ctx) => helpHandlers.find({ locator }, ctx))
      return found ? receipt : undefined
    }
  }

  for (const kind of reportKinds) {
    const path = `${inLanguage}${placeOf[kind]}`
    app.get(path, (c) => showForm(c, newForm(emptyReport(kind, speakerOf(c, host.network()).language))))
    app.post(path, async (c) => {
      const network = host.network()
      const speak = speakerOf(c, network)
      let state = newForm(emptyReport(kind, speak.language))
      try {
        const fields = await readForm(c)
        // What could not be added to a closed request comes along as the story of a new one.
        fields['story'] ??= fields['text'] ?? ''
        const { report, tooLong } = readReport(kind, speak.language, (name) => fieldValues(fields, name))
        state = {
          report,
          words: wantsWords((name) => fieldValues(fields, name)),
          id: /^[0-9a-f-]{36}$/.test(field(fields, 'id')) ? field(fields, 'id') : newId(),
          seed: seedIn(field(fields, 'seed')),
        }
        if (field(fields, 'again') !== '') return await showForm(c, state)
        refuseOtherForms(c, host)
        const [first] = tooLong
        if (first)
          return await showForm(
            c,
            { ...state, error: speak.text('help.error.long', tooLongIn(speak, kind, first)) },
            422,
          )
        if (!saysSomething(report))
          return await showForm(c, { ...state, error: speak.text('help.error.empty') }, 422)
        host.spend('help.page', host.addressOf(c), 10)
        const receipt = await send(c, state)
        const body = receipt === undefined ? goneBody(speak) : receiptBody(speak, network, receipt, report)
        return await c.html(page({ speak, network, at: addresses.start, body, languages: 'none' }))
      } catch (error) {
        if (!isProblem(error)) host.fault('help.page', error)
        return showForm(
          c,
          { ...state, error: speak.text(isTooMany(error) ? 'help.error.many' : 'help.error.failed') },
          isTooMany(error) ? 429 : 503,
        )
      }
    })
  }

  const answer = (
    c: Context,
    body: (speak: Messages) => Html,
    languages: 'links' | 'form' | 'none',
    status: 200 | 422 | 429 | 503 = 200,
  ) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    return c.html(page({ speak, network, at: addresses.receipt, body: body(speak), languages }), status)
  }

  app.get(`${inLanguage}${addresses.receipt}`, (c) =>
    answer(c, (speak) => askBody(speak, host.network(), {}), 'form'),
  )
  app.post(`${inLanguage}${addresses.receipt}`, async (c) => {
    let fields: Fields = {}
    try {
      fields = await readForm(c)
      const typed = field(fields, 'numbers')
      const words = field(fields, 'words') !== ''
      const [text, n] = [field(fields, 'text'), field(fields, 'n')]
      if (words || field(fields, 'again') !== '')
        return await answer(c, (speak) => askBody(speak, host.network(), { typed, words, text, n }), 'form')
      refuseOtherForms(c, host)
      host.spend('help.receipt', host.addressOf(c), 10)
      const keys = await keysOnServer(host.secrets.oprf, typed, 'receipt')
      return await withReceipt(c, keys, fields)
    } catch (error) {
      const code = isMistyped(error)
        ? 'shape'
        : isTooMany(error)
          ? 'many'
          : isProblem(error) && error.code === 'not-found'
            ? 'miss'
            : 'failed'
      if (code === 'failed' && !isProblem(error)) host.fault('help.receipt', error)
      const status = code === 'many' ? 429 : code === 'failed' ? 503 : 422
      return answer(
        c,
        (speak) =>
          askBody(speak, host.network(), {
            typed: field(fields, 'numbers'),
            words: /\p{L}/u.test(field(fields, 'numbers')),
            text: field(fields, 'text'),
            n: field(fields, 'n'),
            error: speak.text(`help.error.${code}`),
          }),
        'form',
        status,
      )
    }
  })

  async function withReceipt(c: Context, keys: FromWords, fields: Fields): Promise<Response> {
    const locator = Buffer.from(keys.locator).toString('base64url')
    if (field(fields, 'delete') !== '') {
      const by = await signedBy(keys, 'leave')
      await run(c, 'report.leave', (ctx) => helpHandlers.delete({ locator, by }, ctx))
      return answer(c, (speak) => goneBody(speak), 'none')
    }
    const text = field(fields, 'text').replaceAll('\r\n', '\n')
    const before = await thread(c, locator, keys)
    const pressed = field(fields, 'send') !== ''
    const wanted = pressed && text.trim() !== ''
    const from = Number(field(fields, 'n')) || before.all + 1
    let error: string | undefined
    if (wanted && text.length > longest.story) error = 'long'
    else if (wanted)
      await addOnce(c, keys, locator, { text, from }, before).catch((problem: unknown) => {
        if (!isProblem(problem) || problem.code === 'too-many') throw problem
        error = problem.code === 'refused' ? 'closed' : 'failed'
      })
    const now = wanted ? await thread(c, locator, keys) : before
    const numbers = field(fields, 'numbers')
    const sent = wanted && !error
    const kept = sent ? { text: '', n: now.all + 1 } : { text, n: from }
    return answer(
      c,
      (speak) =>
        html`${pressed && !wanted ? fault(speak.text('person.own.empty')) : ''}${error ? fault(speak.text(`help.error.${error}`, { count: longest.story, field: speak.text('help.again.add') })) : ''}${threadBody(speak, host.network(), { ...now, ...kept, numbers, sent, error })}`,
      'form',
    )
  }

  /**
   * Adds her line, unless one with these very words has come since number `from` was the next: then it has arrived already, and
   * only the answer was lost. Where the hotline wrote at the same moment, hers comes after.
   */
  async function addOnce(
    c: Context,
    keys: FromWords,
    locator: string,
    { text, from }: { text: string; from: number },
    seen: Thread,
    tries = 2,
  ): Promise<void> {
    if (seen.messages.some((line) => line.from === 'person' && line.n >= from && line.text === text)) return
    const n = seen.all + 1
    const ciphertext = await sealMessage(seen.key, keys.locator, n, text)
    const by = await signedBy(keys, { add: n, ciphertext: fromText(ciphertext) })
    try {
      await run(c, 'report.add', (ctx) => helpHandlers.add({ locator, n, ciphertext, by }, ctx))
    } catch (problem) {
      if (tries === 0 || !isProblem(problem) || problem.code !== 'stale') throw problem
      await addOnce(c, keys, locator, { text, from }, await thread(c, locator, keys), tries - 1)
    }
  }

  async function thread(c: Context, locator: string, keys: FromWords): Promise<Thread> {
    const { found } = await run(c, 'none', (ctx) => helpHandlers.find({ locator }, ctx))
    if (!found) throw new Problem('not-found')
    const messages = found.messages.map((line) => ({ ...line, ciphertext: fromText(line.ciphertext) }))
    const opened = await openThread(keys, {
      wrapOwn: fromText(found.wrapOwn),
      ciphertext: fromText(found.ciphertext),
      messages,
    })
    return { ...opened, day: found.day, state: found.state, all: messages.length }
  }
  return app
}

/** A thread as its receipt opens it; `all` counts the lines that do not open, too. */
type Thread = Awaited<ReturnType<typeof openThread>> & { day: string; state: string; all: number }

const newForm = (report: Report): FormState => ({ report, id: newId(), seed: newSeed() })

/** Which answer is too long, as its question stands in the form, and how long it may be. */
const tooLongIn = (speak: Messages, kind: ReportKind, name: keyof Report) => ({
  field: speak.text(questionOf(kind, name)),
  count: name === 'story' ? longest.story : longest.line,
})

const isTooMany = (error: unknown): boolean => isProblem(error) && error.code === 'too-many'
