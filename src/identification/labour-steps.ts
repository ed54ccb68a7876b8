// What a step of a complaint says beside its words, sealed with them: what was done, on which day, and the sum to the cent. Whoever holds a
// key may have sealed anything, so a step is taken only where it has its shape; no validator is carried into a page for it. Pure.

import { hundredthsIn } from '../jurisdiction/money.ts'
import { complaintEnds, foundOnVisit } from './labour-complaint.ts'

type Of<T extends readonly string[]> = T[number]

export type LabourStep =
  | { what: 'visit'; on: string; found: Of<typeof foundOnVisit> }
  /** `amount`: `2850.40`. `on`: of an order the day by which it has to be paid. */
  | { what: 'order' | 'pay'; on: string; amount: string; currency: string }
  | { what: 'close'; reason: Of<typeof complaintEnds> }

const fits = (value: unknown, form: RegExp): value is string => typeof value === 'string' && form.test(value)
/** To the cent, and above nothing. */
const isSum = (value: unknown): value is string => fits(value, /^\d{1,9}\.\d{2}$/) && hundredthsIn(value) > 0n
const isDay = (value: unknown): value is string => fits(value, /^\d{4}-\d{2}-\d{2}$/)
const isAmong = <T extends string>(values: readonly T[], value: unknown): value is T =>
  values.includes(value as T)

/** The step that a line holds; nothing where it holds none, or none that is known. */
export function stepIn(value: unknown): LabourStep | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { what, on, found, amount, currency, reason } = value as Record<string, unknown>
  if (what === 'visit' && isDay(on) && isAmong(foundOnVisit, found)) return { what, on, found }
  if ((what === 'order' || what === 'pay') && isDay(on) && isSum(amount) && fits(currency, /^[A-Z]{3}$/))
    return { what, on, amount, currency }
  return what === 'close' && isAmong(complaintEnds, reason) ? { what, reason } : undefined
}

/** What was ordered last, and what is in hand together. */
export function sumsOfSteps(steps: readonly LabourStep[]): {
  ordered: bigint | undefined
  paid: bigint
  currency: string | undefined
} {
  const sums = steps.filter((step) => 'amount' in step)
  const ordered = sums.findLast(({ what }) => what === 'order')
  const paid = sums.filter(({ what }) => what === 'pay')
  return {
    ordered: ordered && hundredthsIn(ordered.amount),
    paid: paid.reduce((sum, { amount }) => sum + hundredthsIn(amount), 0n),
    currency: sums.at(-1)?.currency,
  }
}

/** Whether with this sum all that was ordered is in hand. Where nothing was ordered, whatever came is all. */
export function isAllPaid(before: readonly LabourStep[], amount: string): boolean {
  const { ordered, paid } = sumsOfSteps(before)
  return ordered === undefined || paid + hundredthsIn(amount) >= ordered
}

/** How a page says things: a message of `help.labour.`, a day, and money to the cent. */
export interface Telling {
  say: (key: string, values?: Record<string, string>) => string
  day: (day: string) => string
  money: (hundredths: bigint, currency: string) => string
}

/** A step as a sentence, for whoever complained and for whoever works on it. */
export function stepWords({ say, day, money }: Telling, step: LabourStep): string {
  if (step.what === 'visit') return say('visit', { day: day(step.on), found: say(`found.${step.found}`) })
  if (step.what === 'close') return say(`end.${step.reason}`)
  const sum = money(hundredthsIn(step.amount), step.currency)
  return say(step.what, { day: day(step.on), sum })
}

/** What is in hand of what was ordered; nothing before there is a sum. */
export function sumWords({ say, money }: Telling, steps: readonly LabourStep[]): string | undefined {
  const { ordered, paid, currency } = sumsOfSteps(steps)
  if (currency === undefined) return undefined
  const inHand = money(paid, currency)
  return ordered === undefined
    ? say('hand', { paid: inHand })
    : say('hand.of', { paid: inHand, ordered: money(ordered, currency) })
}
