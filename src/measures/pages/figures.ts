// Figures that were released, for everybody, without script: each table with how far it may be off, and as a file with how it was made.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfFigures } from '../../api/addresses.ts'
import { writeCsv } from '../../api/write-csv.ts'
import { sql } from '../../database/sql.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, page, speakerOf, type Html } from '../../http/page.ts'
import { runPageAction } from '../../http/page-action.ts'
import type { Messages } from '../../language/messages.ts'
import { epsilonFor, errorAt95 } from '../../statistics/concentrated-privacy.ts'
import { delta } from '../accuracy.ts'

interface Published {
  id: string
  attribute: string
  from_month: string
  to_month: string
  rho: number
  signed_at: Date
  cells: { code: string; n: number }[]
}

/** So many tables stand on the page; all are files. */
const shown = 6

const read = (host: HostServices, language: string): Promise<Published[]> =>
  runPageAction(host, { actor: { kind: 'anyone' }, language }, 'none', (ctx) =>
    ctx.tx.rows<Published>(sql`select * from app.published_figures()`),
  )

export function figuresPages(host: HostServices): Hono {
  const app = new Hono()
  const path = `${inLanguage}${addresses.figures}`
  app.get(path, async (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    const all = await read(host, speak.language)
    const body = html`<h1>${speak.text('public.figures.title')}</h1>
      <p>${speak.text('public.figures.how')}</p>
      ${all.length === 0 ? html`<p>${speak.text('public.figures.none')}</p>` : all.slice(0, shown).map((one) => table(speak, one))}${back(speak)}`
    return c.html(page({ speak, network, at: addresses.figures, body }))
  })
  app.get(`${path}/:id/:form{csv|json}`, async (c) => {
    const { language } = speakerOf(c, host.network())
    const found = (await read(host, language)).find(({ id }) => id === c.req.param('id'))
    if (!found) return c.notFound()
    return c.req.param('form') === 'json'
      ? c.json(described(found))
      : c.body(csvOf(found), 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  return app
}

/** A table with everything that whoever works with it must know. */
const described = ({ id, attribute, from_month, to_month, rho, signed_at, cells }: Published) => ({
  id,
  attribute,
  from: from_month,
  to: to_month,
  published: signed_at.toISOString().slice(0, 10),
  unit: 'person, counted once in the month in which somebody helped began',
  method: 'discrete Gaussian noise on every count, counts below nothing set to nothing',
  error95: errorAt95(rho),
  rho: rho / 1_000_000,
  epsilon: Number(epsilonFor(rho, delta).toFixed(3)),
  delta,
  cells,
})

const csvOf = (one: Published): string => {
  const { from, to, published, error95, rho, epsilon } = described(one)
  return writeCsv(
    [one.attribute, 'people', 'error_95', 'from', 'to', 'published', 'rho', 'epsilon', 'delta'],
    one.cells.map(({ code, n }) => [code, n, error95, from, to, published, rho, epsilon, delta]),
    { marked: false },
  )
}

function table(speak: Messages, one: Published): Html {
  const t = speak.text
  const file = (form: 'csv' | 'json') => `/${speak.language}${addressOfFigures(one.id, form)}`
  return html`<h2>${t(`public.figures.${one.attribute}`)}</h2>
    <p class="s">
      ${t('public.figures.months', { from: one.from_month.slice(0, 7), to: one.to_month.slice(0, 7), error: errorAt95(one.rho) })}
    </p>
    <table>
      ${one.cells.map(
        ({ code, n }) =>
          html`<tr>
            <th scope="row">${t(`public.figures.${one.attribute}.${code}`)}</th>
            <td class="number">${n}</td>
          </tr>`,
      )}
    </table>
    <p class="s"><a href="${file('csv')}">CSV</a> · <a href="${file('json')}">JSON</a></p>`
}
