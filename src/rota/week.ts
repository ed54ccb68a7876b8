// When a desk is there in a usual week, from its weekly shifts: for each day its hours, those that follow each other as one.
import { minuteOfDay } from '../api/minute-of-day.ts'
import type { Rota } from './shifts.ts'

/** Hours of a day; one that ends at or before it begins ends on the next. */
export interface DayHours {
  /** 1 is Monday. */
  weekday: number
  hours: { starts: string; ends: string }[]
}

const ofDay = 24 * 60
const hourOf = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** The days of a week on which it is there at all, by the shifts that hold on a day (`YYYY-MM-DD`). */
export function weekOf({ weekly }: Pick<Rota<unknown>, 'weekly'>, on: string): DayHours[] {
  const holds = weekly.filter(({ fromDay, untilDay }) => fromDay <= on && (untilDay ?? on) >= on)
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const spans = holds
      .filter(({ weekdays }) => weekdays.includes(weekday))
      .map(({ starts, ends }) => {
        const from = minuteOfDay(starts)
        const until = minuteOfDay(ends)
        return { from, until: until <= from ? until + ofDay : until }
      })
      .toSorted((a, b) => a.from - b.from)
    const joined: typeof spans = []
    for (const span of spans) {
      const last = joined.at(-1)
      if (last && span.from <= last.until) last.until = Math.max(last.until, span.until)
      else joined.push({ ...span })
    }
    const hours = joined.map(({ from, until }) => ({ starts: hourOf(from), ends: hourOf(until) }))
    return hours.length > 0 ? [{ weekday, hours }] : []
  })
}

/** Whether somebody is there at every hour of it. */
export const isAlways = (week: readonly DayHours[]): boolean =>
  week.length === 7 &&
  week.every(({ hours: [first, ...more] }) => more.length === 0 && first?.starts === first?.ends)
