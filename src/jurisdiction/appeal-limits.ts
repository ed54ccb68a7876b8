// Until when a decision can be appealed and a conviction set aside, as a country's law counts it: each limit from a day of its own.
// Its last day is worked out in `last-days.ts`. Pure.

import type { Words } from './words.ts'

/** What it is against. */
export const appealedKinds = ['decision', 'conviction'] as const

/** From which day a limit runs: rules differ, and a letter is read days after it was sent. */
export const appealedFrom = ['sent', 'received', 'decided', 'convicted'] as const
export type AppealedFrom = (typeof appealedFrom)[number]

export interface AppealLimit {
  id: string
  of: (typeof appealedKinds)[number]
  from: AppealedFrom
  /** To which court or office. */
  label: Words
  /** `none`: the law sets no last day; nothing: none is known. */
  limit: { length: number; unit: 'days' | 'months' } | 'none' | null
  source: string
}

/** A law that was signed before it named a day runs from the earlier one: no last day is told too late. */
export const withFrom = (limit: Omit<AppealLimit, 'from'> & { from?: AppealedFrom }): AppealLimit => ({
  ...limit,
  from: limit.from ?? (limit.of === 'conviction' ? 'convicted' : 'sent'),
})
