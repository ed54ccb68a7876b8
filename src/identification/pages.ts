// Asking for help, worrying about someone, and coming back with the receipt: HTML forms that do their whole work without
// script. Typed words exist here for as long as a request takes: they are sealed, or shown again, and kept nowhere.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { v7 as newId } from 'uuid'
import { isProblem, Problem } from '../api/problem.ts'
import { act, allOf, oneOf, readForm, refuseOtherSites, type Fields } from '../http/act.ts'
import type { Ctx } from '../http/context.ts'
import type { House } from '../http/house.ts'
import { fault, inLanguage, page, speakerOf, type Html } from '../http/page.ts'
import { isMistyped, keysOnServer } from '../http/words.ts'
import type { Messages } from '../language/messages.ts'
import { fromText } from '../sealing/text.ts'
import { newReceiptDigits, newReceiptWords, type FromWords } from '../sealing/words.ts'
import { readReport, wantsWords } from './form.ts'
import { openThread } from './opened.ts'
import {
  emptyReport,
  longest,
  reportKinds,
  saysSomething,
  sealFor,
  sealMessage,
  signedBy,
  urgencyOf,
  type ReportKind,
} from './report.ts'
import { bringReport, helpHandlers, hotlineCircle } from './server.ts'
import { formBody, receiptBody, type FormState } from './form/pages.ts'
import { askBody, goneBody, threadBody } from './thread/pages.ts'

const placeOf: Record<ReportKind, string> = { help: '/1', concern: '/2' }
/** How long a form that was sent twice finds its receipt again, in milliseconds. */
const sameForm = 120_000
const anyone = { kind: 'anyone' } as const

export interface HelpParts {
  /** Address of the island that seals in the browser, where it was built. */
  island?: string | undefined
}

/** Help (`/en/1`), worry (`/en/2`) and what a receipt opens (`/en/4`). */
export function helpPages(house: House, parts: HelpParts = {}): Hono {
  const app = new Hono()
  const justSent = new Map<string, Promise<string>>()
  const run = <T>(c: Context, line: string, work: (ctx: Ctx) => Promise<T>) =>
    act(house, { actor: anyone, language: speakerOf(c, house.network()).language }, line, work)

  const showForm = async (c: Context, state: FormState, status: 200 | 422 | 429 | 503 = 200) => {
    const network = house.network()
    const speak = speakerOf(c, network)
    const desk = await run(c, 'none', (ctx) => hotlineCircle(ctx.tx)).catch(() => undefined)
    const scripts = parts.island && desk ? [parts.island] : []
    const body = formBody(speak, network, state, desk)
    return c.html(
      page({ speak, network, at: placeOf[state.report.kind], body, languages: 'form', scripts }),
      status,
    )
  }

  async function send(c: Context, { id, report, words }: FormState): Promise<string> {
    const digits = words ? newReceiptWords() : newReceiptDigits()
    const keys = await keysOnServer(house.secrets.oprf, digits, 'receipt')
    await run(c, 'report.bring', async (ctx) => {
      const own = { locator: keys.locator, encPublic: keys.enc.publicKey, sigPublic: keys.sig.publicKey }
      const sealed = await sealFor(fromText((await hotlineCircle(ctx.tx)).publicKey), own, report)
      await bringReport(
        { id, urgency: urgencyOf(report), language: report.language, ...sealed },
        'server',
        ctx,
      )
    })
    return digits
  }

  /** A second click on "send" is answered with the first one's numbers. */
  function sendOnce(c: Context, state: FormState): Promise<string> {
    const { id } = state
    const before = justSent.get(id)
    if (before) return before
    const sending = send(c, state)
    justSent.set(id, sending)
    sending.catch(() => justSent.delete(id))
    setTimeout(() => justSent.delete(id), sameForm).unref()
    return sending
  }

  for (const kind of reportKinds) {
    const path = `${inLanguage}${placeOf[kind]}`
    app.get(path, (c) =>
      showForm(c, { report: emptyReport(kind, speakerOf(c, house.network()).language), id: newId() }),
    )
    app.post(path, async (c) => {
      const network = house.network()
      const speak = speakerOf(c, network)
      let state: FormState = { report: emptyReport(kind, speak.language), id: newId() }
      try {
        const fields = await readForm(c)
        const { report, tooLong } = readReport(kind, speak.language, (name) => allOf(fields, name))
        state = {
          report,
          words: wantsWords((name) => allOf(fields, name)),
          id: /^[0-9a-f-]{36}$/.test(oneOf(fields, 'id')) ? oneOf(fields, 'id') : newId(),
        }
        if (oneOf(fields, 'again') !== '') return await showForm(c, state)
        refuseOtherSites(c, house)
        if (tooLong.length > 0)
          return await showForm(
            c,
            {
              ...state,
              error: speak.text('help.error.long', {
                count: tooLong.includes('story') ? longest.story : longest.line,
              }),
            },
            422,
          )
        if (!saysSomething(report))
          return await showForm(c, { ...state, error: speak.text('help.error.empty') }, 422)
        house.spend('help.page', house.addressOf(c), 10)
        const digits = await sendOnce(c, state)
        return await c.html(
          page({
            speak,
            network,
            at: '',
            body: receiptBody(speak, network, digits, report),
            languages: 'none',
          }),
        )
      } catch (error) {
        if (!isProblem(error)) house.fault('help.page', error)
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
    const network = house.network()
    const speak = speakerOf(c, network)
    return c.html(page({ speak, network, at: '/4', body: body(speak), languages }), status)
  }

  app.get(`${inLanguage}/4`, (c) => answer(c, (speak) => askBody(speak, house.network(), {}), 'form'))
  app.post(`${inLanguage}/4`, async (c) => {
    let fields: Fields = {}
    try {
      fields = await readForm(c)
      const typed = oneOf(fields, 'numbers')
      const words = oneOf(fields, 'words') !== ''
      if (words || oneOf(fields, 'again') !== '')
        return await answer(c, (speak) => askBody(speak, house.network(), { typed, words }), 'form')
      refuseOtherSites(c, house)
      house.spend('help.receipt', house.addressOf(c), 10)
      const keys = await keysOnServer(house.secrets.oprf, typed, 'receipt')
      return await withReceipt(c, keys, fields)
    } catch (error) {
      const code = isMistyped(error)
        ? 'shape'
        : isTooMany(error)
          ? 'many'
          : isProblem(error) && error.code === 'not-found'
            ? 'miss'
            : 'failed'
      if (code === 'failed' && !isProblem(error)) house.fault('help.receipt', error)
      const status = code === 'many' ? 429 : code === 'failed' ? 503 : 422
      return answer(
        c,
        (speak) =>
          askBody(speak, house.network(), {
            typed: oneOf(fields, 'numbers'),
            words: /\p{L}/u.test(oneOf(fields, 'numbers')),
            text: oneOf(fields, 'text'),
            error: speak.text(`help.error.${code}`),
          }),
        'form',
        status,
      )
    }
  })

  async function withReceipt(c: Context, keys: FromWords, fields: Fields): Promise<Response> {
    const locator = Buffer.from(keys.locator).toString('base64url')
    if (oneOf(fields, 'delete') !== '') {
      const by = await signedBy(keys, 'leave')
      await run(c, 'report.leave', (ctx) => helpHandlers.leave({ locator, by }, ctx))
      return answer(c, (speak) => goneBody(speak), 'none')
    }
    const text = oneOf(fields, 'text').replaceAll('\r\n', '\n')
    const before = await thread(c, locator, keys)
    const wanted = text.trim() !== '' && oneOf(fields, 'send') !== ''
    let error: string | undefined
    if (wanted && text.length > longest.story) error = 'long'
    else if (wanted) {
      const n = before.all + 1
      const ciphertext = await sealMessage(before.key, keys.locator, n, text)
      const by = await signedBy(keys, { add: n, ciphertext: fromText(ciphertext) })
      await run(c, 'report.add', (ctx) => helpHandlers.add({ locator, n, ciphertext, by }, ctx)).catch(
        (problem: unknown) => {
          if (!isProblem(problem) || problem.code === 'too-many') throw problem
          error = problem.code === 'refused' ? 'closed' : 'failed'
        },
      )
    }
    const now = wanted && !error ? await thread(c, locator, keys) : before
    const numbers = oneOf(fields, 'numbers')
    return answer(
      c,
      (speak) =>
        html`${error ? fault(speak.text(`help.error.${error}`, { count: longest.story })) : ''}${threadBody(speak, house.network(), { ...now, numbers, text: error ? text : '', sent: wanted && !error })}`,
      'form',
    )
  }

  async function thread(c: Context, locator: string, keys: FromWords) {
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

const isTooMany = (error: unknown): boolean => isProblem(error) && error.code === 'too-many'
