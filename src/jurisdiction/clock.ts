// From a rule to a date. Deadlines are days on the calendar of the place, so they are counted there: over weekends,
// holidays and changes of the clock. Hours are exact.

import { Temporal } from 'temporal-polyfill'
import { isVerified, type ClockRule, type Pack } from './define.ts'
import { figureOn } from './figure.ts'

/** A day that was answered: the due day itself, the day or moment to count from, or the day to count back from. */
export interface Dated {
  /** `YYYY-MM-DD`, or an instant in ISO 8601. It stands in a letter or was agreed, so it is hard in any pack. */
  on?: string | undefined
  from?: string | undefined
  before?: string | undefined
}

/**
 * `dueAt` is the moment at which it is late: for a day, the end of that day in the time zone. `dueOn` is that day; null where
 * the limit is an hour, which is late before its day is over. `hard` clocks may block and expire, the others only remind.
 * `unknown`: no limit known; `none`: it is known that the law sets none.
 */
export type Due = { source: string | null } & (
  | { unknown?: false; none?: false; dueAt: Date; dueOn: string | null; hard: boolean; verified: boolean }
  | { unknown: true; none: boolean; verified: boolean }
)

/**
 * When a clock is due that starts at `startedAt`.
 * @param rule the pack's rule, if it has one for this clock
 * @param timezone IANA name of the network's time zone
 */
export function dueOf(
  rule: ClockRule | undefined,
  startedAt: Date,
  { pack, timezone }: { pack: Pack; timezone: string },
  dated: Dated = {},
): Due {
  if (dated.on !== undefined)
    return { ...givenDay(dated.on, timezone), hard: true, verified: true, source: rule?.source ?? null }
  if (!rule) return { unknown: true, none: false, verified: false, source: null }
  const began = Temporal.Instant.fromEpochMilliseconds(startedAt.getTime()).toZonedDateTimeISO(timezone)
  // A moment that was answered takes the place of the one at which it was told.
  const told = dated.from?.includes('T')
    ? Temporal.Instant.from(dated.from).toZonedDateTimeISO(timezone)
    : undefined
  const start = told ?? began
  const anchor = told ? undefined : (dated.from ?? dated.before)
  const day = anchor === undefined ? start.toPlainDate() : Temporal.PlainDate.from(anchor)
  const { length, source = rule.source } = figureOn(rule, day.toString())
  const stands = isVerified(rule, start.toPlainDate().toString())
  if (typeof length !== 'number') return { unknown: true, none: length === 'none', verified: stands, source }
  const hard = stands
  const verified = (due: Temporal.PlainDate) =>
    stands && (rule.unit !== 'working-days' || knowsHolidays(day, due, pack))
  if (dated.before !== undefined) {
    // A reminder whose day has passed already is due at once, never before it began.
    const back = counted(day, -length, rule.unit, pack)
    const today = start.toPlainDate()
    const due = Temporal.PlainDate.compare(back, today) < 0 ? today : back
    return { ...endOf(due, timezone), hard, verified: verified(back), source }
  }
  if (rule.unit === 'hours') {
    const from = anchor === undefined ? start : day.toZonedDateTime(timezone)
    const due = from.add({ nanoseconds: Math.round(length * 3_600_000) * 1_000_000 })
    return {
      dueAt: new Date(due.epochMilliseconds),
      dueOn: null,
      hard,
      verified: verified(due.toPlainDate()),
      source,
    }
  }
  const due = counted(day, length, rule.unit, pack)
  return { ...endOf(due, timezone), hard, verified: verified(due), source }
}

/** The day that a moment falls on in the place, as `YYYY-MM-DD`: around midnight it is another one than in UTC. */
export const dayAt = (moment: Date, timezone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString()

/** Days on the calendar from one day to another, both `YYYY-MM-DD`; negative where the other is earlier. */
export const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to).days

function givenDay(given: string, timezone: string): { dueAt: Date; dueOn: string | null } {
  if (!given.includes('T')) return endOf(Temporal.PlainDate.from(given), timezone)
  return { dueAt: new Date(Temporal.Instant.from(given).epochMilliseconds), dueOn: null }
}

/** A day ends where the next begins, which is not always at midnight. */
function endOf(day: Temporal.PlainDate, timezone: string): { dueAt: Date; dueOn: string } {
  const next = day.add({ days: 1 }).toZonedDateTime(timezone)
  return { dueAt: new Date(next.epochMilliseconds), dueOn: day.toString() }
}

function counted(
  day: Temporal.PlainDate,
  length: number,
  unit: ClockRule['unit'],
  pack: Pack,
): Temporal.PlainDate {
  if (unit === 'hours')
    return day.add({ days: length < 0 ? -Math.ceil(-length / 24) : Math.ceil(length / 24) })
  if (unit === 'days') return day.add({ days: length })
  // The 31st of a month that has none is its last day.
  if (unit === 'months') return day.add({ months: length })
  return addWorkingDays(day, length, pack)
}

/** Counts working days from the day after `day`; back from the day before where `length` is negative. */
export function addWorkingDays(day: Temporal.PlainDate, length: number, pack: Pack): Temporal.PlainDate {
  const step = length < 0 ? -1 : 1
  let at = day
  for (let left = Math.abs(length); left > 0;) {
    at = at.add({ days: step })
    if (isWorkingDay(at, pack)) left -= 1
  }
  return at
}

/**
 * Whether a pack names holidays in every year that was counted through, and somebody has compared them since the government
 * named that year's, which it does a year ahead: beyond, a day is counted that may turn out to be none. A baseline, which is
 * no country, has none.
 */
function knowsHolidays(from: Temporal.PlainDate, to: Temporal.PlainDate, pack: Pack): boolean {
  const { days, lastChecked } = pack.holidays
  if (days.length === 0) return true
  const [first, last] = [from.year, to.year].toSorted((a, b) => a - b) as [number, number]
  if (last > lastChecked + 1) return false
  const known = new Set(days.map((day) => Number(day.slice(0, 4))))
  return Array.from({ length: last - first + 1 }, (_, at) => first + at).every((year) => known.has(year))
}

export function isWorkingDay(day: Temporal.PlainDate, pack: Pack): boolean {
  return !pack.weekend.includes(day.dayOfWeek) && !pack.holidays.days.includes(day.toString())
}
