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
import { epsilonFor } from '../../statistics/concentrated-privacy.ts'
import { delta, roundedTo, type Method } from '../accuracy.ts'
import { figureAttributes, type FigureAttribute } from '../figure-codes.ts'
import { inStandard, isInStandard } from '../htcds-table.ts'
import { errorOf } from '../server/error-of.ts'

interface Published {
  id: string
  attribute: FigureAttribute
  across: FigureAttribute | null
  method: Method
  from_month: string
  to_month: string
  rho: number | null
  signed_at: Date
  cells: { codes: (string | null)[]; n: number | null }[]
}

/** So many numbers stand on the page, in whole tables, the newest first; all are files. */
const shown = 60

/** The tables that have room. */
function firstOf(all: readonly Published[]): Published[] {
  let left = shown
  return all.filter(({ cells }, at) => (left -= cells.length) >= 0 || at === 0)
}

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
      ${all.length === 0 ? html`<p>${speak.text('public.figures.none')}</p>` : firstOf(all).map((one) => table(speak, one))}${back(speak)}`
    return c.html(page({ speak, network, at: addresses.figures, body }))
  })
  app.get(`${path}/:id/:form{csv|json|htcds}`, async (c) => {
    const { language } = speakerOf(c, host.network())
    const found = (await read(host, language)).find(({ id }) => id === c.req.param('id'))
    if (!found) return c.notFound()
    const form = c.req.param('form')
    if (form === 'json') return c.json(described(found))
    if (form === 'htcds' && !isInStandard(attributesOf(found))) return c.notFound()
    const file = form === 'htcds' ? standardCsvOf(found) : csvOf(found)
    return c.body(file, 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  return app
}

const attributesOf = ({ attribute, across }: Pick<Published, 'attribute' | 'across'>): FigureAttribute[] =>
  across ? [attribute, across] : [attribute]

/** The same in the fields and codes of HTCDS. */
function standardCsvOf(one: Published): string {
  const { fields, cells } = inStandard(attributesOf(one), one.cells)
  const { from, to, published, error95, below } = { error95: null, below: null, ...described(one) }
  return writeCsv(
    [...fields, 'people', 'error_95', 'below', 'from', 'to', 'published'],
    cells.map(({ codes, n, merged }) => [
      ...codes.map((code) => code ?? 'all'),
      n,
      error95 && error95 * merged,
      below && below * merged,
      from,
      to,
      published,
    ]),
    { marked: false },
  )
}

/** A table with everything that whoever works with it must know. */
function described(one: Published) {
  const { id, across, from_month, to_month, rho, signed_at, cells } = one
  return {
    id,
    attributes: attributesOf(one),
    from: from_month,
    to: to_month,
    published: signed_at.toISOString().slice(0, 10),
    unit: 'person, counted once in the month in which somebody helped began',
    ...(rho === null
      ? {
          method: `cells below ten left out, and others from which one of them could be worked out, beside all tables published before; the rest rounded down to a multiple of ${roundedTo}`,
          below: roundedTo - 1,
        }
      : {
          method: across
            ? 'discrete Gaussian noise on every cell, on the totals of rows and of columns and on the total, a quarter of the cost each; least squares (matrix mechanism); then the nearest whole table with nothing below nothing, of which all totals are the sums'
            : 'discrete Gaussian noise on every count, counts below nothing set to nothing',
          error95: errorOf(one, rho),
          rho: rho / 1_000_000,
          epsilon: Number(epsilonFor(rho, delta).toFixed(3)),
          delta,
        }),
    cells,
  }
}

const csvOf = (one: Published): string => {
  const { attributes, from, to, published, error95, below, rho, epsilon, ...rest } = {
    error95: null,
    below: null,
    rho: null,
    epsilon: null,
    delta: null,
    ...described(one),
  }
  return writeCsv(
    [...attributes, 'people', 'error_95', 'below', 'from', 'to', 'published', 'rho', 'epsilon', 'delta'],
    one.cells.map(({ codes, n }) => [
      ...codes.map((code) => code ?? 'all'),
      n,
      error95,
      below,
      from,
      to,
      published,
      rho,
      epsilon,
      rest.delta,
    ]),
    { marked: false },
  )
}

function table(speak: Messages, one: Published): Html {
  const t = speak.text
  const file = (form: 'csv' | 'json' | 'htcds') => `/${speak.language}${addressOfFigures(one.id, form)}`
  const months = { from: one.from_month.slice(0, 7), to: one.to_month.slice(0, 7) }
  const name = [one.attribute, ...(one.across ? [one.across] : [])].map((part) => t(`public.figures.${part}`))
  return html`<h2>${name.join(' × ')}</h2>
    <p class="s">
      ${
        one.rho === null
          ? t('public.figures.left', { ...months, below: roundedTo - 1 })
          : t('public.figures.months', { ...months, error: errorOf(one, one.rho) })
      }
    </p>
    <table>
      ${one.across ? crossed(speak, one, one.across) : listed(speak, one)}
    </table>
    <p class="s">
      <a href="${file('csv')}">CSV</a> · <a href="${file('json')}">JSON</a>${
        isInStandard(attributesOf(one)) ? html` · <a href="${file('htcds')}">HTCDS</a>` : ''
      }
    </p>`
}

const number = (n: number | null | undefined): Html => html`<td class="number">${n ?? '–'}</td>`

/** What a code is called; that of a total is everybody. */
const nameOf = ({ text }: Messages, attribute: FigureAttribute, code: string | null | undefined): string =>
  text(code === null || code === undefined ? 'public.figures.all' : `public.figures.${attribute}.${code}`)

const listed = (speak: Messages, { attribute, cells }: Published): Html[] =>
  cells.map(
    ({ codes: [code], n }) =>
      html`<tr>
        <th scope="row">${nameOf(speak, attribute, code)}</th>
        ${number(n)}
      </tr>`,
  )

/** The longer list stands in the rows. */
function crossed(speak: Messages, { attribute, cells }: Published, across: FigureAttribute): Html[] {
  const isTurned = figureAttributes[across].length > figureAttributes[attribute].length
  const [rows, columns] = isTurned ? [across, attribute] : [attribute, across]
  const codesOf = (name: FigureAttribute): (string | null)[] => [...figureAttributes[name], null]
  const found = new Map(cells.map(({ codes, n }) => [(isTurned ? codes.toReversed() : codes).join(), n]))
  return [
    html`<tr>
      <td></td>
      ${codesOf(columns).map((code) => html`<th scope="col" class="s">${nameOf(speak, columns, code)}</th>`)}
    </tr>`,
    ...codesOf(rows).map(
      (row) =>
        html`<tr>
          <th scope="row">${nameOf(speak, rows, row)}</th>
          ${codesOf(columns).map((column) => number(found.get([row, column].join())))}
        </tr>`,
    ),
  ]
}
