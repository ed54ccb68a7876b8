// Whole months by their first days, as the counts have them.

import { Temporal } from 'temporal-polyfill'

/** First days of the months from one to another, both counted. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let at = Temporal.PlainDate.from(from); at.toString() <= to; at = at.add({ months: 1 }))
    months.push(at.toString())
  return months
}

/** The last day of the month before. */
export const dayBefore = (month: string): string =>
  Temporal.PlainDate.from(month).subtract({ days: 1 }).toString()
