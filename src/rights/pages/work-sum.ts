// What somebody may be owed, counted by the server from four numbers and forgotten: a plain form. What came out can be taken into
// the form for help as its first words, and is sent only when she sends that.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfWork, addressOfWorkSum } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { field, readForm, type Fields } from '../../http/page-action.ts'
import { back, fault, inLanguage, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { rightsFor, type CountryRights } from '../country-rights.ts'
import { numberIn, wagesDue, type Rates } from '../owed.ts'
import { sectors, type Sector } from '../sectors.ts'
import { countries } from '../server/country-files.ts'
import { moneyText } from './amount.ts'
import {
  block,
  isToldIn,
  said,
  saidPlainly,
  shownOn,
  toldOn,
  untold,
  type Shown,
  type Told,
} from './right.ts'
import { showOn } from './show.ts'

const asked = ['hours', 'days', 'got', 'fees'] as const
type Numbers = Readonly<Record<(typeof asked)[number], number>>

interface Basis {
  rates: Rates
  /** The rights that the numbers are from. */
  from: readonly Shown[]
}

interface At extends Basis {
  country: CountryRights
  sector: Sector
  told: Told
}

/**
 * The least pay of a work and what a room may count for, as they are told; nothing where no pay is known: then there is no sum. Nor in a language
 * that lacks the sentence of one of these: somebody would count with a number whose condition they cannot read.
 */
export function ratesFor(told: Told, sector: Sector, language: string): Basis | undefined {
  const first = (topic: 'pay' | 'housing', unit: string) =>
    shownOn(rightsFor(told.country, { topic, sector }), told).find(({ amount }) => amount?.unit === unit)
  const numberOf = (shown: Shown | undefined) =>
    typeof shown?.amount?.value === 'number' ? shown.amount.value : undefined
  const [pay, room] = [first('pay', 'money-hour'), first('housing', 'money-day')]
  const hour = numberOf(pay)
  const from = [pay, room].filter((one) => one !== undefined)
  if (hour === undefined || !from.every((one) => isToldIn(one, language))) return undefined
  return { rates: { hour, room: numberOf(room) }, from }
}

export function workSumPages(
  host: HostServices,
  known: () => ReadonlyMap<number, CountryRights> = countries,
): Hono {
  const app = new Hono()
  const show = showOn(host)
  const path = `${inLanguage}${addresses.work}/:country{[0-9]{1,2}}/:sector{[0-9]{1,2}}/s`
  const answer = async (c: Context, typed: Fields | undefined): Promise<Response> => {
    const country = known().get(Number(c.req.param('country')))
    const sector = sectors[Number(c.req.param('sector')) - 1]
    const told = country && toldOn(host, country)
    if (!told || !sector || !ratesFor(told, sector, 'en')) return c.redirect('/', 303)
    const place = sectors.indexOf(sector) + 1
    return show(
      c,
      addressOfWorkSum(told.country.number, place),
      (speak) => sumIn(speak, told, sector, typed),
      (speak) => ({
        name: speak.text(`rights.sector.${sector}`),
        home: addressOfWork(told.country.number, place),
      }),
    )
  }
  app.get(path, (c) => answer(c, undefined))
  // A body that is no form is an empty one.
  app.post(path, async (c) => answer(c, await readForm(c).catch(() => ({}))))
  return app
}

/** The form or its answer; where a language lacks what the sum is made from, that, and whom to ask. */
function sumIn(speak: Messages, told: Told, sector: Sector, typed: Fields | undefined): Html {
  const { country } = told
  const basis = ratesFor(told, sector, speak.language)
  if (!basis)
    return html`<h1>${speak.text('rights.sum')}</h1>
      ${untold(speak, ratesFor(told, sector, 'en')?.from ?? [], told)}${back(speak, addressOfWork(country.number, sectors.indexOf(sector) + 1), 'rights.all')}`
  const at: At = { ...basis, told, country, sector }
  return typed ? counted(speak, at, typed) : form(speak, at, {})
}

function form(
  speak: Messages,
  { country, sector, rates, from, told }: At,
  typed: Fields,
  wrong?: Html,
): Html {
  const t = speak.text
  const shown = asked.filter((name) => name !== 'days' || rates.room !== undefined)
  return html`<h1>${t('rights.sum')}</h1>
    ${wrong ?? ''}
    <p class="s">${t('rights.sum.lead')}</p>
    <form method="post" autocomplete="off">
      ${shown.map(
        (name) =>
          html`<label
            ><span class="l">${t(`rights.sum.${name}`)}</span
            ><input
              type="text"
              inputmode="decimal"
              name="${name}"
              maxlength="10"
              value="${field(typed, name)}"
          /></label>`,
      )}<button class="b">${t('rights.sum.count')}</button>
    </form>
    ${from.map((shown) => block(speak, shown, told, true))}${back(speak, addressOfWork(country.number, sectors.indexOf(sector) + 1), 'rights.all')}`
}

function counted(speak: Messages, at: At, typed: Fields): Html {
  if (field(typed, 'change') !== '') return form(speak, at, typed)
  const numbers = Object.fromEntries(asked.map((name) => [name, numberIn(field(typed, name))]))
  if (Object.values(numbers).includes(undefined))
    return form(speak, at, typed, fault(speak.text('rights.sum.wrong')))
  return sum(speak, at, numbers as Numbers, typed)
}

function sum(speak: Messages, at: At, numbers: Numbers, typed: Fields): Html {
  const t = speak.text
  const money = (value: number) => moneyText(value, at.country)
  // Within words that run from right to left it would be turned round.
  const inWords = (value: number) =>
    speak.direction === 'rtl' ? `\u2066${money(value)}\u2069` : money(value)
  const { pay, room, got, owed } = wagesDue(numbers, at.rates)
  const number = (value: number) => new Intl.NumberFormat(`${speak.language}-u-nu-latn`).format(value)
  const lines = [
    [
      t('rights.sum.line.hours', { number: number(numbers.hours), money: inWords(at.rates.hour) }),
      money(pay),
    ],
    ...(room > 0 ? [[t('rights.sum.line.room', { number: number(numbers.days) }), `− ${money(room)}`]] : []),
    [t('rights.sum.line.got'), `− ${money(got)}`],
  ]
  const result = owed > 0 ? `${t('rights.sum.owed')} ${money(owed)}` : t('rights.sum.none')
  const paid = numbers.fees > 0 ? t('rights.sum.paid', { money: inWords(numbers.fees) }) : ''
  // The numbers go with the conditions under which they hold.
  const basis = at.from.map((shown) => saidPlainly(speak, shown, at.told))
  const story = [result, ...lines.map((line) => line.join(': ')), paid, ...basis]
    .filter((line) => line !== '')
    .join('\n')
  return html`<h1>${t('rights.sum')}</h1>
    <section class="k q">
      <p>${owed > 0 ? html`${t('rights.sum.owed')} <b class="d"><bdi>${money(owed)}</bdi></b>` : result}</p>
      <ul class="t">
        ${lines.map(
          ([what = '', value = '']) =>
            html`<li>
              ${what}<br /><strong><bdi>${value}</bdi></strong>
            </li>`,
        )}
      </ul>
      ${paid ? html`<p>${paid}</p>` : ''}${at.from.map((shown) => said(speak, shown, at.told))}<small
        >${t('rights.sum.promise')} ${t('rights.cards.draft')}<br />${t('rights.from')}
        <bdi lang="en">${[...new Set(at.from.map(({ right }) => right.source.cite))].join('; ')}</bdi></small
      >
    </section>
    ${whoIsTold(speak, story)}
    <form method="post">
      <input
        type="hidden"
        name="change"
        value="1"
      />${asked.map((name) => html`<input type="hidden" name="${name}" value="${field(typed, name)}" />`)}<button
        class="b v"
      >
        ${t('rights.sum.again')}
      </button>
    </form>
    ${back(speak, addressOfWork(at.country.number, sectors.indexOf(at.sector) + 1), 'rights.all')}`
}

/** Where the sum can be taken: to whoever helps, or as a complaint. Nothing is sent before they send it there. */
function whoIsTold(speak: Messages, story: string): Html {
  const t = speak.text
  return html`<form method="post" action="/${speak.language}${addresses.help}">
      <input type="hidden" name="again" value="1" /><input type="hidden" name="wish" value="pay" /><input
        type="hidden"
        name="tell"
        value="ask_first"
      /><input type="hidden" name="story" value="${story}" /><button class="b">${t('rights.sum.ask')}</button>
    </form>
    <form method="post" action="/${speak.language}${addresses.labourComplaint}">
      <input type="hidden" name="again" value="1" /><input
        type="hidden"
        name="story"
        value="${story}"
      /><button class="b v">${t('rights.sum.complain')}</button>
    </form>`
}
