// Which units can still be claimed, and what a claim comes to. A unit that was given is claimed once, whoever pays for it. Pure, in
// whole numbers: money is the smallest unit of its currency.

import { threshold } from '../api/threshold.ts'
import type { Unit } from './codes.ts'

/** Units of a month. */
export interface InMonth {
  unit: string
  month: string
  units: number
}

/** What was given in the months of an award and was not claimed from anybody yet, oldest month first. */
export function leftOf(unit: Unit, given: readonly InMonth[], claimed: readonly InMonth[]): InMonth[] {
  const sum = (of: readonly InMonth[], month: string) =>
    of.reduce((total, one) => total + (one.unit === unit && one.month === month ? one.units : 0), 0)
  return [...new Set(given.filter((one) => one.unit === unit).map(({ month }) => month))]
    .toSorted()
    .map((month) => ({ unit, month, units: sum(given, month) - sum(claimed, month) }))
    .filter((one) => one.units > 0)
}

export const unitsIn = (months: readonly InMonth[]): number =>
  months.reduce((total, { units }) => total + units, 0)

/** How many units of a line can be claimed now: what is left of it, as far as its money reaches; few ones wait. */
export function claimable(line: { price: number; awarded: number; claimed: number }, left: number): number {
  const paidFor = Math.floor((line.awarded - line.claimed) / line.price)
  const units = Math.min(left, paidFor)
  return units >= threshold ? units : 0
}

/** So many units out of these months, the oldest first; nothing where there are not so many. */
export function takeUnits(months: readonly InMonth[], wanted: number): InMonth[] | undefined {
  const taken: InMonth[] = []
  let missing = wanted
  for (const one of months) {
    const units = Math.min(one.units, missing)
    if (units > 0) taken.push({ ...one, units })
    missing -= units
  }
  return missing === 0 ? taken : undefined
}
