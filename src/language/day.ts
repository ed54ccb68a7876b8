// A whole day in words, wherever it is read on a public page, on a person's own, or on paper that is taken away. English is
// written for the world, where the day comes before its month: in figures 4/11 is two days.

import { formatterOf } from './formatter.ts'

const whole: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }

/** `YYYY-MM-DD` as "25 November 2026", or as much of it as `form` names, in a language with its digits. */
export const dayIn = (language: string, day: string, form = whole): string =>
  formatterOf(language === 'en' ? 'en-GB' : language, { ...form, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )

/** "14:30" in the digits of a language, as this device's clock or that of `form.timeZone` shows it; with whatever else `form` names. */
export const hourIn = (language: string, moment: Date, form: Intl.DateTimeFormatOptions = {}): string =>
  formatterOf(language === 'en' ? 'en-GB' : language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...form,
  }).format(moment)

/** The day on which a moment falls in a time zone, or on this device, as `YYYY-MM-DD`. */
export const dayOn = (moment: Date, timeZone?: string): string =>
  formatterOf('en-CA', {
    ...(timeZone ? { timeZone } : {}),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(moment)

/** The name of a weekday, 1 for Monday; the first of January 2024 was one. */
export const weekdayIn = (language: string, day: number, weekday: 'short' | 'long' = 'short'): string =>
  dayIn(language, `2024-01-0${day}`, { weekday })

/** A moment as the clock on the wall of a place shows it: "Mon 08:00", with its day and month where it is not within a week of `now`. */
export function momentIn(
  language: string,
  moment: Date,
  { now, timezone }: { now: Date; timezone: string },
): string {
  const soon = moment.getTime() - now.getTime() < 6 * 86_400_000
  return formatterOf(language === 'en' ? 'en-GB' : language, {
    weekday: soon ? 'long' : 'short',
    ...(soon ? {} : ({ day: 'numeric', month: 'short' } as const)),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: timezone,
  }).format(moment)
}
