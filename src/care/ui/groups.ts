// The rows of a plan in the groups in which a worker reads them. Pure.
import type { Description } from '../../client/description.ts'

export const groups = ['asked', 'agreed', 'under_way', 'done', 'not_wanted'] as const
export type Group = (typeof groups)[number]

const groupOf: Readonly<Record<string, Group>> = {
  proposed: 'asked',
  agreed: 'agreed',
  in_progress: 'under_way',
  blocked: 'under_way',
  paused: 'under_way',
  achieved: 'done',
  dropped: 'not_wanted',
}

/** What stands in one row of the plan. */
export interface PlanLine {
  id: string
  state: string
  service: string | null
  /** Nothing where nobody has said what it is about, or it cannot be read here. */
  words?: Description | undefined
  /** YYYY-MM-DD: until when it is to be reached, or what is due on it next. */
  by?: string | undefined
}

/** Each group that has a row, in its order; in it what comes first stands first. */
export function inGroups<Line extends PlanLine>(lines: readonly Line[]): { group: Group; lines: Line[] }[] {
  const late = (line: Line) => line.by ?? '9999'
  return groups
    .map((group) => ({
      group,
      lines: lines
        .filter((line) => (groupOf[line.state] ?? 'under_way') === group)
        .toSorted((one, other) => late(one).localeCompare(late(other))),
    }))
    .filter((one) => one.lines.length > 0)
}

/** A list that was pasted: one row for each line that says something, without the marks that lists begin with. */
export const rowsIn = (pasted: string): string[] =>
  pasted
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s*/u, '').trim())
    .filter(Boolean)
