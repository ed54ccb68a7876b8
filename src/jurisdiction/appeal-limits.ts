// Until when a decision can be appealed and a conviction set aside, as a country's law counts it: from the day on which the decision was
// served, or somebody was convicted. Days are worked out as for every other way to a court. Pure.

import { lastDayOf } from './compensation.ts'
import type { Words } from './words.ts'

/** What it is against. */
export const appealedKinds = ['decision', 'conviction'] as const

export interface AppealLimit {
  id: string
  of: (typeof appealedKinds)[number]
  /** To which court or office. */
  label: Words
  /** `none`: the law sets no last day; nothing: none is known. */
  limit: { length: number; unit: 'days' | 'months' } | 'none' | null
  source: string
}

/** The last day; nothing where none is known, or there is none. */
export const lastDayToAppeal = ({ limit }: Pick<AppealLimit, 'limit'>, from: string): string | undefined =>
  lastDayOf(
    { limit: typeof limit === 'object' && limit !== null ? { ...limit, from: 'begin' } : limit },
    { begin: from },
  )
