// What the questions of one change are given, and what they answer.
import type { RuleChange } from '../change-file.ts'
import type { Law } from '../law-of.ts'

/** A change without where it stands; nothing while something is missing. */
export type Change = RuleChange extends infer One
  ? One extends RuleChange
    ? Omit<One, 'cite'>
    : never
  : never

export interface QuestionsProps {
  law: Law
  onChange: (change: Change | undefined) => void
}
