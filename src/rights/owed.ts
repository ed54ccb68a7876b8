// What somebody may be owed: the hours at the least pay, less what a room may count for and what was paid. Money in hundredths,
// so that nothing is lost in a sum.

import { halfUp, hundredthsOf, latinNumber } from '../jurisdiction/money.ts'

export interface Worked {
  hours: number
  /** In a room of the employer's. */
  days: number
  /** Money, as it is written: 12.5 for 12.50. */
  got: number
}

export interface Rates {
  hour: number
  /** The most that a room may count for in a day; nothing where that is not known. */
  room: number | undefined
}

export interface Owed {
  pay: number
  room: number
  got: number
  /** Never below nothing: whoever got more owes nothing back. */
  owed: number
}

const money = (hundredths: bigint): number => Number(hundredths) / 100

export function wagesDue({ hours, days, got }: Worked, { hour, room = 0 }: Rates): Owed {
  const pay = halfUp(hundredthsOf(hours) * hundredthsOf(hour), 100n)
  const less = halfUp(hundredthsOf(days) * hundredthsOf(room), 100n)
  const paid = hundredthsOf(got)
  const owed = pay - less - paid
  return { pay: money(pay), room: money(less), got: money(paid), owed: money(owed > 0n ? owed : 0n) }
}

/** The largest number that is a working life and no slip of a finger. */
const most = 1_000_000

/**
 * A number as people write it: 240, 12.50, 12,50, in digits of their script. Nothing typed is 0; `undefined` where it is no number
 * or none that can be meant.
 */
export function numberIn(typed: string): number | undefined {
  const latin = latinNumber(typed)
  if (latin === '') return 0
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(latin)) return undefined
  const number = Number(latin)
  return number <= most ? number : undefined
}
