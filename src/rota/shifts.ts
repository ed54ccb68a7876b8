// From what a rota says to who stands at a desk in a given moment. Shifts are said by the clock on the wall: across midnight and
// where the clocks change, a shift begins when the wall first shows its hour or a later one, so that one that ends at an hour
// and one that begins at it never leave a gap and never overlap.

import { Temporal } from 'temporal-polyfill'

/** A shift that comes again every week. Days are `YYYY-MM-DD`, hours `HH:MM`; 1 is Monday. */
export interface Weekly<Who> {
  id: string
  weekdays: readonly number[]
  starts: string
  ends: string
  fromDay: string
  untilDay: string | null
  who: Who
}

/** A single shift; `who` null where nobody stands there instead of a weekly one. */
export interface Single<Who> {
  id: string
  day: string
  starts: string
  ends: string
  insteadOf: string | null
  who: Who | null
}

export interface Rota<Who> {
  weekly: readonly Weekly<Who>[]
  singles: readonly Single<Who>[]
  /** Days on which no weekly shift begins. */
  closed: readonly string[]
}

/** One shift on its day. `weekly` and `single` name what it comes from. */
export interface Shift<Who> {
  day: string
  starts: string
  ends: string
  who: Who
  weekly: string | null
  single: string | null
}

/** A shift with the moments at which it begins and ends. */
export interface TimedShift<Who> extends Shift<Who> {
  from: Date
  until: Date
}

const day = (text: string) => Temporal.PlainDate.from(text)
const plus = (text: string, days: number) => day(text).add({ days }).toString()

/** Days from one to another, both counted. */
export function daysFrom(first: string, last: string): string[] {
  const length = day(first).until(day(last)).days
  return Array.from({ length: Math.max(0, length + 1) }, (_, at) => plus(first, at))
}

/** The shifts that begin on a day, the earliest first. */
export function shiftsOn<Who>({ weekly, singles, closed }: Rota<Who>, on: string): Shift<Who>[] {
  const weekday = day(on).dayOfWeek
  const own = singles.filter((one) => one.day === on)
  const instead = new Set(own.map((one) => one.insteadOf))
  const usual = closed.includes(on)
    ? []
    : weekly
        .filter((one) => one.weekdays.includes(weekday) && one.fromDay <= on && on <= (one.untilDay ?? on))
        .filter((one) => !instead.has(one.id))
        .map(({ id, starts, ends, who }) => ({ day: on, starts, ends, who, weekly: id, single: null }))
  const special = own.flatMap(({ id, starts, ends, who, insteadOf }) =>
    who === null ? [] : [{ day: on, starts, ends, who, weekly: insteadOf, single: id }],
  )
  return [...usual, ...special].toSorted((a, b) => a.starts.localeCompare(b.starts))
}

const endDay = ({ day: on, starts, ends }: Pick<Shift<unknown>, 'day' | 'starts' | 'ends'>) =>
  ends <= starts ? plus(on, 1) : on

/** The first moment at which the wall of the place shows this hour of this day, or a later one. */
export function momentAt(on: string, hour: string, timezone: string): Date {
  const wall = day(on).toPlainDateTime(hour)
  const shown = wall.toZonedDateTime(timezone, { disambiguation: 'earlier' })
  // An hour that the clocks leave out: it is passed in the moment in which they are put forward.
  const moment = shown.toPlainDateTime().equals(wall) ? shown : (shown.getTimeZoneTransition('next') ?? shown)
  return new Date(moment.epochMilliseconds)
}

const timed = <Who>(shift: Shift<Who>, timezone: string): TimedShift<Who> => ({
  ...shift,
  from: momentAt(shift.day, shift.starts, timezone),
  until: momentAt(endDay(shift), shift.ends, timezone),
})

/** All shifts that begin on these days, in order. One that the change of the clocks leaves no minute of is none. */
export const shiftsBetween = <Who>(
  rota: Rota<Who>,
  { first, last, timezone }: { first: string; last: string; timezone: string },
): TimedShift<Who>[] =>
  daysFrom(first, last)
    .flatMap((on) => shiftsOn(rota, on))
    .map((shift) => timed(shift, timezone))
    .filter(({ from, until }) => from < until)

/** How far ahead a next shift is looked for: a rota that is not filled in for longer has none. */
const lookAheadDays = 62

export interface Standing<Who> {
  /** Who is on duty. */
  now: TimedShift<Who> | undefined
  /** The next shift that begins. */
  next: TimedShift<Who> | undefined
  /** Until when somebody is there without a gap, whoever it is; nothing where nobody is. */
  until: Date | undefined
}

/** How a desk stands in a moment. */
export function standingAt<Who>(rota: Rota<Who>, moment: Date, timezone: string): Standing<Who> {
  const today = Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
  const near = shiftsBetween(rota, {
    first: today.subtract({ days: 1 }).toString(),
    last: today.add({ days: 8 }).toString(),
    timezone,
  })
  const now = near.find(({ from, until }) => from <= moment && moment < until)
  const later = ({ from }: TimedShift<Who>) => from > moment
  let until = now?.until
  for (const { from, until: end } of near) if (until && from <= until && end > until) until = end
  const next = near.find(later) ?? nextBeyond(rota, today.add({ days: 9 }), timezone)
  return { now, next, until }
}

function nextBeyond<Who>(
  rota: Rota<Who>,
  first: Temporal.PlainDate,
  timezone: string,
): TimedShift<Who> | undefined {
  for (let at = 0; at < lookAheadDays - 9; at += 1) {
    const on = first.add({ days: at }).toString()
    const [shift] = shiftsBetween(rota, { first: on, last: on, timezone })
    if (shift) return shift
  }
  return undefined
}

/** Two shifts of one desk that meet, as the clock on the wall has them; nothing where none do. */
export function firstOverlap<Who>(rota: Rota<Who>): [Shift<Who>, Shift<Who>] | undefined {
  // Weekly shifts come again for ever, so they may not meet in any week, whatever single days say.
  const usual = { ...rota, singles: [], closed: [] }
  const begins = rota.weekly.flatMap(({ fromDay }) => daysFrom(plus(fromDay, -1), plus(fromDay, 15)))
  const single = rota.singles.flatMap(({ day: on }) => daysFrom(plus(on, -1), plus(on, 1)))
  return meeting(usual, begins) ?? meeting(rota, single)
}

function meeting<Who>(rota: Rota<Who>, days: readonly string[]): [Shift<Who>, Shift<Who>] | undefined {
  const shifts = [...new Set(days)].toSorted().flatMap((on) => shiftsOn(rota, on))
  let last: Shift<Who> | undefined
  for (const shift of shifts) {
    if (last && `${shift.day} ${shift.starts}` < `${endDay(last)} ${last.ends}`) return [last, shift]
    if (!last || `${endDay(last)} ${last.ends}` < `${endDay(shift)} ${shift.ends}`) last = shift
  }
  return undefined
}
