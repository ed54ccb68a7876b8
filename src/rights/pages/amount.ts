// A number as somebody reads it in their language: money with its sign, hours and days with their words, a telephone number to tap.

import { html } from 'hono/html'
import { plainTelephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { Amount } from '../country-rights.ts'

// Digits as on a pay slip, in every language: the number on the paper is compared with this one.
const digits = (language: string) => `${language}-u-nu-latn`

export function amountText({ language, text }: Messages, { value, unit }: Amount, currency = 'EUR'): string {
  if (typeof value === 'string') return value
  // For how long money is paid stands in the sentence.
  if (unit.startsWith('money'))
    return new Intl.NumberFormat(digits(language), {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    }).format(value)
  const number = new Intl.NumberFormat(digits(language)).format(value)
  return text(`rights.unit.${unit}`, { n: value, number })
}

/** The same as it stands on the page, larger than anything around it. */
export function amountShown(speak: Messages, amount: Amount, currency?: string): Html {
  const text = amountText(speak, amount, currency)
  return html`<b class="d">${amount.unit === 'telephone' ? plainTelephone(text) : text}</b>`
}
