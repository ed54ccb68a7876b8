// A calendar as other programs read it (RFC 5545): of each appointment that there is one, of a day that something is due, and nothing else.

import ical, { ICalEventClass } from 'ical-generator'

export interface CalendarDay {
  /** Says nothing of the process: a hash under the calendar's own secret. */
  uid: string
  /** `YYYY-MM-DD`; nothing where the hour is known. */
  day: string | null
  /** The moment, where the person wanted the hour in clear. */
  at: Date | null
  /** What it is called. */
  word: string
}

/** The whole of it. `now` is when it was read. */
export function calendar(days: readonly CalendarDay[], now: Date): string {
  const whole = ical({ prodId: '//Calendar//EN' })
  for (const { uid, day, at, word } of days)
    whole.createEvent({
      id: uid,
      stamp: now,
      start: at ?? new Date(`${day}T00:00:00Z`),
      // Whatever clock the server lives by, the day is this one.
      ...(at ? {} : { allDay: true, timezone: 'UTC' }),
      summary: word,
      class: ICalEventClass.PRIVATE,
    })
  return `${whole.toString()}\r\n`
}
