// Which figures a country owes to whom, and by which day. Pure.

import { Temporal } from 'temporal-polyfill'
import type { Words } from './words.ts'

/** Where the figures stand that are asked for. */
export const figureTables = ['scorecard', 'people', 'funding'] as const

/** How often, in months. */
export const reportMonths = [1, 3, 6, 12, 24, 36, 48] as const

export interface ReportRule {
  id: string
  to: Words
  what: Words
  from: (typeof figureTables)[number]
  everyMonths: (typeof reportMonths)[number]
  /** The first day by which it was due; nothing where no day is known. */
  firstOn: string | null
  source: string
}

/** The day that is to be kept: the first since somebody had to for which nothing was sent; nothing of what no day is known. */
export function owedOn(
  { firstOn, everyMonths }: Pick<ReportRule, 'firstOn' | 'everyMonths'>,
  { since, sent }: { since: string; sent: readonly string[] },
): string | null {
  if (firstOn === null) return null
  const first = Temporal.PlainDate.from(firstOn)
  for (let times = 0; ; times += 1) {
    const due = first.add({ months: times * everyMonths }).toString()
    if (due >= since && !sent.includes(due)) return due
  }
}
