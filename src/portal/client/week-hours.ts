// The hours of the week in which she may be reached, as they stand on her page and as she changes them there. Pure.

import type { SafeHours } from '../../cases/safe-hours.ts'
import { weekdayIn } from '../../language/day.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
/** So many lines she can write; more is agreed with her worker. */
export const mostLines = 4

/** One line of them: `Mon · Tue 10:00–12:00`. */
export const lineOf = (language: string, { days, from, to }: SafeHours): string =>
  `${days
    .toSorted((a, b) => a - b)
    .map((day) => weekdayIn(language, day))
    .join(' · ')} ${from}–${to}`

/** HH:MM, as a field of a browser has it. */
export const isTime = (typed: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(typed)

/** A line without days counts for nothing; one that lacks an hour is none that anybody could keep. */
export function hoursOf(lines: readonly SafeHours[]): SafeHours[] | undefined {
  const meant = lines.filter(({ days }) => days.length > 0)
  return meant.every(({ from, to }) => isTime(from) && isTime(to))
    ? meant.map(({ days, from, to }) => ({ days: days.toSorted((a, b) => a - b), from, to }))
    : undefined
}
