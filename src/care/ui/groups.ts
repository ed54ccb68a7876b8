// The rows of a plan in the groups in which a worker reads them. Pure.
import { urgencies, type Description } from '../../client/description.ts'
import { goalMachine } from '../goal.ts'

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

export const groupIn = (state: string): Group => groupOf[state] ?? 'under_way'

/** The move that takes a row to a group, among those that can be made from where it is; nothing where none leads there. */
export function moveInto(group: Group, open: readonly string[]): string | undefined {
  const moves: Readonly<Record<string, { to: string }>> = goalMachine.moves
  return open.find((name) => moves[name]!.to !== 'same' && groupIn(moves[name]!.to) === group)
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

/** Each group that has a row, in its order; in it what is urgent stands first, then what is due first. */
export function inGroups<Line extends PlanLine>(lines: readonly Line[]): { group: Group; lines: Line[] }[] {
  const rank = ({ words }: Line) => urgencies.indexOf(words?.urgency ?? 'soon')
  const late = (line: Line) => line.by ?? '9999'
  return groups
    .map((group) => ({
      group,
      lines: lines
        .filter((line) => groupIn(line.state) === group)
        .toSorted((one, other) => rank(one) - rank(other) || late(one).localeCompare(late(other))),
    }))
    .filter((one) => one.lines.length > 0)
}

/** A list that was pasted: one row for each line that says something, without the marks that lists begin with. */
export const rowsIn = (pasted: string): string[] =>
  pasted
    .split(/\r?\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s*/u, '').trim())
    .filter(Boolean)
