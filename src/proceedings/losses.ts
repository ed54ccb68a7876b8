// What somebody lost, period by period and thing by thing, worked out to the cent as their country's law says: hours of a week at the
// rate of that time, the least pay where their own was lower, what came, and what is owed. Nothing is rounded but once a line. Pure.

import { parseDate, startOfWeek } from '@internationalized/date'
import type { CompensationRules } from '../jurisdiction/compensation.ts'
import { decimalOf, halfUp, hundredthsIn } from '../jurisdiction/money.ts'

/** A time of work. Numbers are decimals as they were written: `48`, `9.50`. */
export interface Period {
  id: string
  from: string
  until: string
  /** Of a week. */
  hours: string
  /** Agreed for an hour; empty where nothing was. */
  rate: string
  /** What came into their hand for the whole of it. */
  paid: string
  /** Documents of the case that show it. */
  papers: readonly string[]
  /** Taken from the hours that they wrote themselves. */
  isFromDiary?: true
}

/** What else was lost, and whether it is added, counts for the employer, or is only listed because it lies in what was not paid. */
export const lossKinds = {
  fees: 'added',
  medical: 'added',
  things: 'added',
  benefits: 'added',
  harm: 'added',
  other_loss: 'added',
  room: 'less',
  deduction: 'listed',
  debt: 'listed',
} as const
export type LossKind = keyof typeof lossKinds

export interface Loss {
  id: string
  kind: LossKind
  amount: string
  what: string
  papers: readonly string[]
}

/** As it is kept, sealed. */
export interface Losses {
  currency: string
  periods: readonly Period[]
  losses: readonly Loss[]
  /** Whether interest is asked for, where the law knows any. */
  withInterest: boolean
  /** Whether what lacks to the least pay is asked for at today's, where the law knows that. */
  atPresentRate?: boolean
}

/** Days of one rate within a period. */
export interface Piece {
  from: string
  days: number
  rate: bigint
  isLeast: boolean
}

export interface PeriodLine {
  period: Period
  pieces: readonly Piece[]
  /** Hundredths of hours, rounded for showing alone. */
  hours: bigint
  due: bigint
  paid: bigint
  owed: bigint
  /** So much more at the least pay of the day. */
  raised: bigint
  interest: bigint
}

export interface Schedule {
  lines: readonly PeriodLine[]
  due: bigint
  paid: bigint
  owed: bigint
  raised: bigint
  interest: bigint
  added: bigint
  less: bigint
  total: bigint
}

const julian = (day: string): number => {
  const date = parseDate(day)
  return date.calendar.toJulianDay(date)
}
const daysBetween = (from: string, until: string): number => julian(until) - julian(from)

export const dayAfter = (day: string): string => parseDate(day).add({ days: 1 }).toString()

/** A period is cut where the least pay changed within it. */
function piecesOf({ from, until, rate }: Period, { leastPay }: CompensationRules): Piece[] {
  const cuts = [from, ...leastPay.map((one) => one.from).filter((day) => day > from && day <= until)]
  const own = hundredthsIn(rate)
  return cuts.map((day, at) => {
    const least = hundredthsIn(leastPay.findLast((one) => one.from <= day)?.hour ?? '')
    const next = cuts[at + 1]
    const days = next === undefined ? daysBetween(day, until) + 1 : daysBetween(day, next)
    return { from: day, days, rate: own < least ? least : own, isLeast: own < least }
  })
}

/** A week's hours in hundredths of hundredths, those above the usual week counted with what they are paid more. */
function weightOf(hours: bigint, { overtime }: CompensationRules): bigint {
  if (!overtime) return hours * 100n
  const usual = BigInt(overtime.over) * 100n
  const over = hours > usual ? hours - usual : 0n
  return (hours - over) * 100n + over * BigInt(100 + overtime.percent)
}

const leastOn = ({ leastPay }: CompensationRules, day: string): bigint =>
  hundredthsIn(leastPay.findLast(({ from }) => from <= day)?.hour ?? '')

/**
 * What lacks to the least pay of then, at the least pay of a day: each piece by itself, what was paid spread evenly over the days, as one
 * exact fraction that is rounded once. `weight`: a week's hours, as `weightOf` has them.
 */
function arrearsOn(
  pieces: readonly Piece[],
  paid: bigint,
  rules: CompensationRules,
  { weight, on }: Counted,
) {
  const days = pieces.reduce((sum, one) => sum + BigInt(one.days), 0n)
  const now = leastOn(rules, on)
  let [top, bottom] = [0n, 1n]
  for (const { from, days: own } of pieces) {
    const then = leastOn(rules, from)
    const lacks = then * weight * days - 70_000n * paid
    if (then === 0n || lacks <= 0n) continue
    const [more, of] = [BigInt(own) * now * lacks, 70_000n * days * then]
    ;[top, bottom] = [top * of + more * bottom, bottom * of]
  }
  return halfUp(top, bottom)
}
interface Counted {
  weight: bigint
  on: string
}

type Asked = Pick<Losses, 'withInterest' | 'atPresentRate'> & { on: string }

function lineOf(
  period: Period,
  rules: CompensationRules,
  { on, withInterest, atPresentRate }: Asked,
): PeriodLine {
  const pieces = piecesOf(period, rules)
  const hours = hundredthsIn(period.hours)
  const days = pieces.reduce((sum, one) => sum + BigInt(one.days), 0n)
  const weight = weightOf(hours, rules)
  const top = pieces.reduce((sum, one) => sum + BigInt(one.days) * one.rate, 0n) * weight
  // Days are a seventh of a week; hours and their weight are in hundredths.
  const due = halfUp(top, 70_000n)
  const paid = hundredthsIn(period.paid)
  const owed = due > paid ? due - paid : 0n
  const arrears = rules.arrears && atPresentRate ? arrearsOn(pieces, paid, rules, { weight, on }) : 0n
  const raised = arrears > owed ? arrears - owed : 0n
  const past = Math.max(0, daysBetween(period.until, on))
  const percent = hundredthsIn(withInterest ? (rules.interest?.percent ?? '') : '')
  const interest = halfUp(owed * percent * BigInt(past), 3_650_000n)
  return { period, pieces, hours: halfUp(days * hours, 7n), due, paid, owed, raised, interest }
}

const sumOf = (values: readonly bigint[]): bigint => values.reduce((sum, one) => sum + one, 0n)

/** All of it, as it stands on a day. */
export function scheduleOf(
  { periods, losses, withInterest, atPresentRate = false }: Losses,
  rules: CompensationRules,
  on: string,
): Schedule {
  const lines = periods
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map((period) => lineOf(period, rules, { on, withInterest, atPresentRate }))
  const of = (name: 'due' | 'paid' | 'owed' | 'raised' | 'interest') => sumOf(lines.map((line) => line[name]))
  const amounts = (group: (typeof lossKinds)[LossKind]) =>
    sumOf(losses.filter(({ kind }) => lossKinds[kind] === group).map(({ amount }) => hundredthsIn(amount)))
  const [owed, interest, added, less] = [of('owed'), of('interest'), amounts('added'), amounts('less')]
  const raised = of('raised')
  const wages = owed + raised > less ? owed + raised - less : 0n
  return {
    lines,
    due: of('due'),
    paid: of('paid'),
    owed,
    raised,
    interest,
    added,
    less,
    total: wages + added + interest,
  }
}

/** The first and the last day of the loss. */
export const daysOf = ({ periods }: Losses): { begin?: string | undefined; end?: string | undefined } => ({
  begin: periods.map(({ from }) => from).toSorted()[0],
  end: periods
    .map(({ until }) => until)
    .toSorted()
    .at(-1),
})

/** Two periods in which the same days stand, by their ids: those days would be counted twice. */
export function overlapping(periods: readonly Period[]): [string, string] | undefined {
  const inOrder = periods.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const at = inOrder.findIndex((one, place) => place > 0 && one.from <= inOrder[place - 1]!.until)
  return at < 0 ? undefined : [inOrder[at - 1]!.id, inOrder[at]!.id]
}

/** What the person wrote of a day on their own page. */
export interface DiaryDay {
  day: string
  hours: string
  note: string
}

export interface DiaryWeek {
  /** Its Monday and its Sunday. */
  from: string
  until: string
  hours: string
  days: readonly DiaryDay[]
}

/** By weeks from Monday, oldest first; of a day that was written twice, what was written last. */
export function weeksOf(diary: readonly DiaryDay[]): DiaryWeek[] {
  const byDay = new Map(diary.map((one) => [one.day, one]))
  const inOrder = [...byDay.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const weeks = Map.groupBy(inOrder, ({ day }) => startOfWeek(parseDate(day), 'en-GB', 'mon').toString())
  return [...weeks].map(([monday, days]) => ({
    from: monday,
    until: parseDate(monday).add({ days: 6 }).toString(),
    hours: decimalOf(sumOf(days.map(({ hours }) => hundredthsIn(hours)))),
    days,
  }))
}
