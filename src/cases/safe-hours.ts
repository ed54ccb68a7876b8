// When it is safe to reach the person: hours of the week that they have agreed, in the place's own time. Sealed with how to reach them, so
// the server knows none of it: what follows from them is worked out where they were opened. Pure.

import { minuteOfDay } from '../api/minute-of-day.ts'

/** From one hour to another on some days of the week, 1 for Monday. One that ends before it begins ends on the next day. */
export interface SafeHours {
  days: readonly number[]
  /** HH:MM. */
  from: string
  to: string
}

const aDay = 1_440
const aWeek = 7 * aDay

/** A moment as a wall in the place shows it. */
export interface WallTime {
  /** YYYY-MM-DD. */
  day: string
  /** HH:MM. */
  time: string
}

export function wallTime(at: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

/** The minutes of a week that are safe, from Monday at midnight, what touches joined; a window over Sunday's midnight begins the list too. */
function safeMinutes(hours: readonly SafeHours[]): [from: number, to: number][] {
  const all = hours.flatMap(({ days, from, to }) =>
    days.flatMap((day): [number, number][] => {
      const begins = (day - 1) * aDay + minuteOfDay(from)
      const ends = begins + ((minuteOfDay(to) - minuteOfDay(from) + aDay) % aDay || aDay)
      return ends <= aWeek
        ? [[begins, ends]]
        : [
            [begins, aWeek],
            [0, ends - aWeek],
          ]
    }),
  )
  const joined: [number, number][] = []
  for (const [from, to] of all.toSorted((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else joined.push([from, to])
  }
  return joined
}

/** Whether it is safe now, until when, and from when again. */
export interface Safety {
  isSafe: boolean
  /** Absent where it is never unsafe. */
  until?: WallTime
  /** Absent where it never is again, or never stops being. */
  next?: WallTime
}

/** Nothing where no hours were agreed: then the words that were written count, and nothing is worked out. */
export function safetyAt(
  hours: readonly SafeHours[] | undefined,
  at: Date,
  timeZone: string,
): Safety | undefined {
  const windows = safeMinutes(hours ?? [])
  const [first] = windows
  if (!first) return undefined
  if (first[0] === 0 && first[1] === aWeek) return { isSafe: true }
  const now = wallTime(at, timeZone)
  const weekday = (new Date(`${now.day}T12:00:00Z`).getUTCDay() + 6) % 7
  const minute = weekday * aDay + minuteOfDay(now.time)
  const later = (minutes: number): WallTime => {
    const days = Math.floor(minutes / aDay) - weekday
    const day = new Date(Date.parse(`${now.day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    const of = minutes % aDay
    const two = (value: number) => String(value).padStart(2, '0')
    return { day, time: `${two(Math.floor(of / 60))}:${two(of % 60)}` }
  }
  const twoWeeks = [...windows, ...windows.map(([from, to]): [number, number] => [from + aWeek, to + aWeek])]
  const inside = windows.find(([from, to]) => from <= minute && minute < to)
  // Over Sunday's midnight it goes on on Monday.
  const ends = inside && inside[1] === aWeek && first[0] === 0 ? aWeek + first[1] : inside?.[1]
  const next = twoWeeks.find(([from]) => from > (ends ?? minute))
  return {
    isSafe: inside !== undefined,
    ...(ends !== undefined && { until: later(ends) }),
    ...(next && { next: later(next[0]) }),
  }
}

const isBefore = (one: WallTime, other: WallTime) => `${one.day} ${one.time}` < `${other.day} ${other.time}`

/** Whether somebody can be asked safely before a moment. */
export const canBeAskedBefore = (safety: Safety, limit: Date, timeZone: string): boolean =>
  safety.isSafe || (safety.next !== undefined && isBefore(safety.next, wallTime(limit, timeZone)))
