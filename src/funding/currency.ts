// Money in the smallest unit of its currency (ISO 4217), as it is typed and as it is kept: 12.50 euros are 1250, 900 yen are 900.

import { latinNumber } from '../jurisdiction/money.ts'
import { mostMoney } from './codes.ts'

/** How many digits stand behind the point. */
export const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** What was typed, in the smallest unit; nothing where it is no such amount, is none at all, or is too much. */
export function minorOf(typed: string, currency: string): number | undefined {
  const [whole = '', part = '', ...more] = latinNumber(typed).replaceAll(/\s/gu, '').split('.')
  const digits = minorDigits(currency)
  if (!/^\d{1,12}$/.test(whole) || !/^\d*$/.test(part) || part.length > digits || more.length > 0) return
  const amount = Number(whole + part.padEnd(digits, '0'))
  return amount > 0 && amount <= mostMoney ? amount : undefined
}

/** As a decimal, for showing it: 1250 is `12.50`. */
export function decimalIn(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const all = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? all : `${all.slice(0, -digits)}.${all.slice(-digits)}`
}
