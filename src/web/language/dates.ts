// Days, times and how late something is, in the reader's language and digits. Everything goes through Intl, so a new
// language needs no code; which words surround a time ("3 h late") comes from the messages.

import { dayOn } from '../../language/day.ts'
import { formatterOf } from '../../language/formatter.ts'

/** A calendar day `YYYY-MM-DD` (statutory deadlines are days), an ISO instant, or a Date. */
export type When = string | Date
type Say = (id: string, values?: Record<string, string | number>) => string

const dayShape = /^\d{4}-\d{2}-\d{2}$/
const minute = 60_000
const hour = 60 * minute
const oneDay = 24 * hour

/** When a duty is late: after a whole day where its limit is a day, at an instant where it is an hour; null where no limit is known. */
export const whenDue = (duty: { dueAt: string | null; dueOn: string | null }): string | null =>
  duty.dueOn ?? duty.dueAt

/** True for a whole day, which has no time of its own. */
export const isDay = (when: When): when is string => typeof when === 'string' && dayShape.test(when)

/** The day on which `when` falls in a time zone, as `YYYY-MM-DD`. */
export const dayOf = (when: When, timeZone?: string): string =>
  isDay(when) ? when : dayOn(new Date(when), timeZone)

const zone = (timeZone?: string) => (timeZone ? { timeZone } : {})
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / oneDay)

/** How urgent a due time looks; the same rule wherever a clock is shown. */
export type DueTone = 'late' | 'due' | 'calm'

/** Days and times by themselves, without words around them. */
function formatters(locale: string, timeZone?: string) {
  const format = (options: Intl.DateTimeFormatOptions, when: When) =>
    isDay(when)
      ? formatterOf(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${when}T12:00:00Z`))
      : formatterOf(locale, { ...options, ...zone(timeZone) }).format(new Date(when))
  const withoutComma = (text: string) => text.replace(/^(\p{L}+), /u, '$1 ')

  /** "Thu 26 Nov"; with the year when it is not the year of `now`. */
  const day = (when: When, now: When = new Date()) => {
    const otherYear = dayOf(when, timeZone).slice(0, 4) !== dayOf(now, timeZone).slice(0, 4)
    const year = otherYear ? ({ year: 'numeric' } as const) : {}
    return withoutComma(format({ weekday: 'short', day: 'numeric', month: 'short', ...year }, when))
  }
  /** "26 Nov": for axes, where there is no room for the weekday. */
  const shortDay = (when: When) => format({ day: 'numeric', month: 'short' }, when)
  /** "26 November 2026": on paper that is kept for years. */
  const longDay = (when: When) => format({ day: 'numeric', month: 'long', year: 'numeric' }, when)
  /** "November 2026". */
  const month = (when: When) => format({ month: 'long', year: 'numeric' }, when)
  /** "Nov 2026": in tables. */
  const shortMonth = (when: When) => format({ month: 'short', year: 'numeric' }, when)
  /** "17:00". */
  const time = (when: When) => format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, when)

  /** "17:00" as a wall in some place shows it (`HH:MM`). */
  const wall = (clock: string) =>
    formatterOf(locale, {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
    }).format(new Date(`2000-01-01T${clock}:00Z`))

  return { day, shortDay, longDay, month, shortMonth, time, wall }
}

/**
 * Formatters for one language.
 * @param locale BCP 47 with numbering, e.g. `en-GB`, `ar-u-nu-arab`
 * @param say looks up the words around a time (`web.due.*`)
 * @param timeZone IANA zone; the browser's own if absent
 */
export function dates(locale: string, say: Say, timeZone?: string) {
  const formatted = formatters(locale, timeZone)
  const { day, time } = formatted
  const number = (value: number, options?: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, options).format(value)
  /** "12 min ago", "3 h ago", "Today 09:12", then the day: for what has happened. */
  const ago = (when: When, now: Date) => {
    // What happened in this very minute may be newer than the minute that is shown.
    const passed = Math.max(0, now.getTime() - new Date(when).getTime())
    if (!isDay(when) && passed < hour) return say('web.ago.minutes', { count: Math.floor(passed / minute) })
    if (dayOf(when, timeZone) !== dayOf(now, timeZone)) return day(when, now)
    return isDay(when) ? say('web.due.today') : say('web.due.todayAt', { time: time(when) })
  }

  /** "3 h late", "Today 17:00", "Tomorrow", "Thu 26 Nov": for what has to happen. A day is late only when it is over. */
  const due = (when: When, now: Date) => {
    const days = daysBetween(dayOf(now, timeZone), dayOf(when, timeZone))
    if (dueTone(when, now) === 'late') {
      const passed = now.getTime() - new Date(when).getTime()
      if (days < 0 && (isDay(when) || passed >= oneDay))
        return say('web.due.lateDays', { count: isDay(when) ? -days : Math.floor(passed / oneDay) })
      if (passed < hour)
        return say('web.due.lateMinutes', { count: Math.max(1, Math.floor(passed / minute)) })
      return say('web.due.lateHours', { count: Math.floor(passed / hour) })
    }
    if (days === 0) return isDay(when) ? say('web.due.today') : say('web.due.todayAt', { time: time(when) })
    if (days === 1)
      return isDay(when) ? say('web.due.tomorrow') : say('web.due.tomorrowAt', { time: time(when) })
    return day(when, now)
  }

  /** Late when it is past, due today and tomorrow, calm after that. */
  const dueTone = (when: When, now: Date): DueTone => {
    const days = daysBetween(dayOf(now, timeZone), dayOf(when, timeZone))
    const late = isDay(when) ? days < 0 : new Date(when).getTime() < now.getTime()
    return late ? 'late' : days <= 1 ? 'due' : 'calm'
  }

  return { ...formatted, ago, due, dueTone, number }
}

/** The formatters of one language. */
export type Dates = ReturnType<typeof dates>
