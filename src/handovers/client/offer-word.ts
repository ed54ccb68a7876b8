// Whose word a hand-over is: how it stands, and what the other place is told before it answers, held against what was signed of it. Pure.
import { stepWordOf, type HeldLine, type StepWord } from '../../tracks/step-word.ts'
import type { Handover } from '../api.ts'
import { handoverMachine } from '../handover.ts'

type Shown = Pick<
  Handover,
  | 'state'
  | 'version'
  | 'pack'
  | 'recipientCircle'
  | 'carrierHouse'
  | 'reason'
  | 'language'
  | 'ageGroup'
  | 'answerBy'
>

/**
 * Whether it is shown as it was asked: of the place that was named, by the house that shows as asking, in the words that it signed. Who
 * answers names who was asked as well; what it was told stands in the offer itself.
 */
function isAsAsked(shown: Shown, line: HeldLine): boolean {
  const last = line.moves?.at(-1)
  const step = last?.step
  if (!step) return true
  const isOfOther = step.other !== undefined && step.other !== 0 && step.other !== shown.recipientCircle
  if (isOfOther) return false
  if (step.move !== 'opened') return true
  const { reason, language, age_group: age } = step.said
  const isSaid = reason === shown.reason && language === shown.language && age === shown.ageGroup
  return isSaid && last.organisation === shown.carrierHouse
}

/**
 * Whose word it is, for one side or the other; a hand-over that is over owes nothing that is listed. Every offer is signed as it is asked:
 * one that waits for an answer without a signature was asked by nobody whom this browser could check: red.
 */
export function offerWordOf(shown: Shown, line: HeldLine, home: number): StepWord {
  const { state, version, pack, answerBy } = shown
  const days = answerBy ? [answerBy] : []
  const word = stepWordOf(handoverMachine, { kind: 'handover', state, version, pack, days }, line, home)
  const isUnsigned = word.word === 'server' && !word.signed && state === 'offered'
  if (isUnsigned) return { word: 'wrong', because: 'unsigned' }
  if (word.word === 'wrong' || isAsAsked(shown, line)) return word
  return { word: 'wrong', because: 'differs', ...(word.signed && { signed: word.signed }) }
}
