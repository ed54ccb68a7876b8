// Which answers of a step can be put right beside it.
import type { AnswerCorrection } from '../../client/answer-corrections.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { Machine } from '../../tracks/define.ts'
import type { Asked } from './answers.ts'
import type { Happened } from './story.tsx'

/** What of a step was answered in the clear: words are notes and are put right as such; whom it is with is no answer. */
const correctable = ['code', 'codes', 'day', 'instant', 'yes-no', 'number', 'money', 'language']

export function correctableOf(machine: Machine, move: string): Asked {
  const { ask = {}, signsFacts } = (move === 'opened' ? machine.opens : machine.moves[move]) ?? {}
  if (signsFacts) return {}
  return Object.fromEntries(Object.entries(ask).filter(([, { kind }]) => correctable.includes(kind)))
}

export interface CorrectStepProps {
  shared: SharedCase
  machine: Machine
  track: { id: string; subkind: string | null }
  event: Happened
  /** What was put right of it before. */
  before: readonly AnswerCorrection[]
  onCorrected: () => void
}
