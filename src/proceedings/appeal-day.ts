// Which of a country's limits an appeal or a motion to set a conviction aside has, and which of the days that they run from was written down. Pure.

import type { AppealedFrom, AppealLimit } from '../jurisdiction/appeal-limits.ts'

/** What each of these kinds of matter is against, and which day the answer of its form says. */
const countedFrom = {
  appeal_of_decision: { of: 'decision', field: 'served_on_person', says: 'received' },
  vacatur: { of: 'conviction', field: 'convicted_on', says: 'convicted' },
} as const

export type Appealing = keyof typeof countedFrom

export const isAppealing = (subkind: string | null | undefined): subkind is Appealing =>
  subkind === 'appeal_of_decision' || subkind === 'vacatur'

const daysOf = ({ limit }: AppealLimit): number => {
  if (limit === null) return Infinity
  if (limit === 'none') return Number.MAX_SAFE_INTEGER
  return limit.unit === 'months' ? limit.length * 30 : limit.length
}

/** Those of this law that fit, the shortest first; those without a day last. */
export const limitsFor = (subkind: Appealing, appeals: readonly AppealLimit[]): AppealLimit[] =>
  appeals
    .filter(({ of }) => of === countedFrom[subkind].of)
    .toSorted((a, b) => (daysOf(a) < daysOf(b) ? -1 : 1))

export type Days = Readonly<Partial<Record<AppealedFrom, string | undefined>>>

/** The days that its form has, by what they are days of. */
export function daysWritten(
  subkind: Appealing,
  sheets: readonly { values: Readonly<Record<string, unknown>> }[],
): Days {
  const { field, says } = countedFrom[subkind]
  const said = sheets.map(({ values }) => values[field]).find((one) => typeof one === 'string')
  return typeof said === 'string' && /^\d{4}-\d\d-\d\d$/.test(said) ? { [says]: said } : {}
}

/** The days that these limits run from, each once. */
export const daysAsked = (limits: readonly AppealLimit[]): AppealedFrom[] => [
  ...new Set(
    limits.filter(({ limit }) => typeof limit === 'object' && limit !== null).map(({ from }) => from),
  ),
]
