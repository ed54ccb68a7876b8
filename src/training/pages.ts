// Does this certificate hold? Its number is on the paper and in its square. The page says which course and until when, and never whose:
// the name stands on the paper alone. A number that does not exist is answered like any other.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfCertificate } from '../api/addresses.ts'
import { isProblem } from '../api/problem.ts'
import { Id } from '../api/words.ts'
import { sql } from '../database/sql.ts'
import { spendByAddress } from '../http/budget.ts'
import { today } from '../http/context.ts'
import type { HostServices } from '../http/host-services.ts'
import { back, fault, inLanguage, page, speakerOf, type Html } from '../http/page.ts'
import { field, readForm, runPageAction } from '../http/page-action.ts'
import type { Messages } from '../language/messages.ts'
import { graceDays, stateOf } from './certificate.ts'
import type { Course } from './course.ts'
import { courseOf } from './shipped.ts'

interface Row {
  course: string
  passed_on: string
  ends_on: string
  grace_until: string
  /** Of a course that a trainer of the network has written. */
  file: string | null
}

export function certificatePages(host: HostServices): Hono {
  const app = new Hono()
  const path = `${inLanguage}${addresses.certificate}`
  const show = async (c: Parameters<typeof speakerOf>[0], number: string | undefined) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const { said, status } =
      number === undefined
        ? { said: '' as const, status: 200 as const }
        : await answer(c, host, speak, number)
    const body = html`<h1>${speak.text('public.certificate.title')}</h1>
      ${said}
      <form method="post" action="/${speak.language}${addresses.certificate}">
        <label for="n">${speak.text('public.certificate.number')}</label>
        <input id="n" name="n" dir="ltr" autocomplete="off" autocapitalize="none" required />
        <button>${speak.text('public.certificate.ask')}</button>
      </form>
      <p>${speak.text('public.certificate.name')}</p>
      ${back(speak)}`
    return c.html(page({ speak, network, at: addresses.certificate, body }), status)
  }
  app.get(path, (c) => show(c, undefined))
  app.get(`${path}/:number`, (c) => show(c, c.req.param('number')))
  app.post(path, async (c) => {
    const typed = await readForm(c).then(
      (fields) => String(field(fields, 'n') ?? ''),
      () => '',
    )
    const number = typed.trim().toLowerCase()
    const { language } = speakerOf(c, host.network())
    // The same address as in the square: to look again is to press again, and nothing is sent twice.
    return Id.safeParse(number).success
      ? c.redirect(`/${language}${addressOfCertificate(number)}`, 303)
      : show(c, number)
  })
  return app
}

async function answer(
  c: Parameters<typeof speakerOf>[0],
  host: HostServices,
  speak: Messages,
  number: string,
): Promise<{ said: Html; status: 200 | 404 | 429 }> {
  try {
    await spendByAddress(host, 'training.certificate', host.addressOf(c), { perMinute: 30 })
    const id = Id.safeParse(number.toLowerCase())
    const found = id.success ? await find(host, speak.language, id.data) : undefined
    if (!found) return { said: fault(speak.text('public.certificate.unknown')), status: 404 }
    return { said: sentenceOf(found.row, speak, found.today), status: 200 }
  } catch (error) {
    if (!isProblem(error) || error.code !== 'too-many') throw error
    return { said: fault(speak.text('problem.too-many')), status: 429 }
  }
}

const find = (host: HostServices, language: string, id: string) =>
  runPageAction(host, { actor: { kind: 'anyone' }, language }, 'none', async (ctx) => {
    const row = await ctx.tx.maybe<Row>(
      sql`select course, passed_on, ends_on, ends_on + ${graceDays}::int as grace_until, app.course_file(course, version) as file from app.certificate(${id})`,
    )
    return row && { row, today: today(ctx) }
  })

function sentenceOf(row: Row, speak: Messages, day: string): Html {
  const state = stateOf({ endsOn: row.ends_on, graceUntil: row.grace_until }, day)
  const title =
    courseOf(row.course)?.title ?? (row.file === null ? undefined : (JSON.parse(row.file) as Course).title)
  const inArabic = speak.language === 'ar'
  return html`<p><b>${speak.text(`public.certificate.${state}`)}</b></p>
    <dl>
      <dt>${speak.text('public.certificate.course')}</dt>
      <dd lang="${inArabic ? 'ar' : 'en'}" dir="auto">
        ${title ? (inArabic ? title.ar : title.en) : row.course}
      </dd>
      <dt>${speak.text('public.certificate.passed')}</dt>
      <dd>${speak.day(row.passed_on)}</dd>
      <dt>${speak.text('public.certificate.ends')}</dt>
      <dd>${speak.day(row.ends_on)}</dd>
    </dl>`
}
