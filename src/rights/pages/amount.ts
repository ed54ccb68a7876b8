// A number as somebody reads it in their language: money with its sign, hours and days with their words, a telephone number to tap.

import { html } from 'hono/html'
import { plainTelephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Amount, CountryRights } from '../country-rights.ts'

/** Where the money is paid: its sign and its point stand as on a pay slip there, whatever the reader's language. */
export type PaidIn = Pick<CountryRights, 'region' | 'currency'>

export function moneyText(value: number, { region = 'IE', currency = 'EUR' }: PaidIn): string {
  const there = new Intl.Locale('und', { region, numberingSystem: 'latn' }).maximize()
  return new Intl.NumberFormat(there, { style: 'currency', currency }).format(value)
}

/** A number with its unit. */
export function amountText({ language, text }: Messages, { value, unit }: Amount, paidIn: PaidIn): string {
  if (typeof value === 'string') return value
  // For how long money is paid stands in the sentence.
  if (unit.startsWith('money')) return moneyText(value, paidIn)
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`).format(value)
  return text(`rights.unit.${unit}`, { n: value, number })
}

/** The same as it stands on the page, larger than anything around it. */
export function amountShown(speak: Messages, amount: Amount, paidIn: PaidIn): Html {
  const text = amountText(speak, amount, paidIn)
  const shown = amount.unit === 'telephone' ? plainTelephone(text) : html`<bdi>${text}</bdi>`
  return html`<b class="d">${shown}</b>`
}
