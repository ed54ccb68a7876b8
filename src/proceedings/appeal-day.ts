// Which of a country's limits an appeal or a motion to set a conviction aside has, and from which day it is counted. Pure.

import type { AppealLimit } from '../jurisdiction/appeal-limits.ts'

/** What each of these kinds of matter is against, and the answer of its form that says from when it is counted. */
const countedFrom = {
  appeal_of_decision: { of: 'decision', field: 'served_on_person' },
  vacatur: { of: 'conviction', field: 'convicted_on' },
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

/** The day as its form has it; nothing where nobody wrote it down. */
export function dayWritten(
  subkind: Appealing,
  sheets: readonly { values: Readonly<Record<string, unknown>> }[],
): string | undefined {
  const { field } = countedFrom[subkind]
  const said = sheets.map(({ values }) => values[field]).find((one) => typeof one === 'string')
  return typeof said === 'string' && /^\d{4}-\d\d-\d\d$/.test(said) ? said : undefined
}
