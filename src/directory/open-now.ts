// Whether a service is open at a moment, by the hours that the directory gives. Where it gives none, nobody knows.

import { weekdays, type Weekday } from './codes.ts'
import type { Hours } from './model.ts'

/** A moment where the network is: a day of the week, and the time as `HH:MM`. */
export interface Moment {
  day: Weekday
  time: string
}

export type Opening =
  | { is: 'open'; until: string }
  | { is: 'closed'; opens: { day: Weekday; time: string; isToday: boolean } }
  | { is: 'unknown' }

/** A moment in the network's time. */
export function momentOf(now: Date, timeZone: string): Moment {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  )
  return {
    day: (parts['weekday'] ?? 'Mo').slice(0, 2).toUpperCase() as Weekday,
    time: `${parts['hour']}:${parts['minute']}`,
  }
}

/** Past midnight is the next day's: a line that closes before it opens goes on until 24:00 here. */
const closing = ({ opens, closes }: Hours) =>
  closes !== null && opens !== null && closes <= opens ? '24:00' : closes

/** Open until when, or when it opens next. */
export function openingAt(hours: readonly Hours[], { day, time }: Moment): Opening {
  const timed = hours.filter(({ opens, closes }) => opens !== null && closes !== null)
  if (timed.length === 0) return { is: 'unknown' }
  const now = timed.find(
    (one) => one.days.includes(day) && (one.opens ?? '') <= time && time < (closing(one) ?? ''),
  )
  if (now) return { is: 'open', until: now.closes ?? '' }
  const today = weekdays.indexOf(day)
  for (let later = 0; later <= 7; later += 1) {
    const on = weekdays[(today + later) % 7] as Weekday
    const opens = timed
      .filter((one) => one.days.includes(on) && (later > 0 || (one.opens ?? '') > time))
      .map((one) => one.opens ?? '')
      .toSorted()[0]
    if (opens) return { is: 'closed', opens: { day: on, time: opens, isToday: later === 0 } }
  }
  return { is: 'unknown' }
}
