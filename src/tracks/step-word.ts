// Whose word it is how a process stands and what is owed on it: what is shown, held against the newest step that was signed. Pure.
import type { CheckedLine } from '../sealing/vault-move-shape.ts'
import type { SignedBy } from './case-facts.ts'
import { sourcesOf, type Machine } from './define.ts'

/** Moves that nobody at work signs: those of time and of the person, and those that the case's chain says. */
const isUnsigned = ({ by, signed }: Machine['moves'][string]): boolean =>
  signed === true || by.includes('system') || by.includes('person')

/** The states to which a process may have come from another without anybody at work. */
function reachedFrom(machine: Machine, state: string): Set<string> {
  const reached = new Set([state])
  for (let grown = true; grown;) {
    grown = false
    for (const move of Object.values(machine.moves)) {
      if (!isUnsigned(move) || move.to === 'same' || reached.has(move.to)) continue
      if (sourcesOf(machine, move).some((one) => reached.has(one))) {
        reached.add(move.to)
        grown = true
      }
    }
  }
  return reached
}

/** A process as it is shown, with the duties that are shown to run on it, where all of them are. */
export interface ShownProcess {
  kind: string
  state: string
  version: number
  clocks?: readonly string[]
}
/** Whose word the standing of a process is. `missing` and `forged`: duties that were signed and are not shown, and the other way. */
export type StepWord =
  | { word: 'checked' | 'elsewhere' | 'past'; signed: SignedBy }
  | { word: 'server'; signed?: SignedBy }
  | {
      word: 'wrong'
      because: string
      signed?: SignedBy
      missing?: readonly string[]
      forged?: readonly string[]
    }

/** Whose word it is how a process stands and what is owed on it, by the line of its steps; the newest one is enough. */
export function stepWordOf(machine: Machine, shown: ShownProcess, line: CheckedLine, home: number): StepWord {
  if (line.refused !== undefined) return { word: 'wrong', because: line.refused }
  const last = line.moves.at(-1)
  if (!last?.step) return { word: 'server' }
  const { step, by, organisation, on, left, standing } = last
  const signed = { is: step.to, by, organisation, on }
  if (left) return { word: 'wrong', because: 'left', signed }
  if (step.kind !== shown.kind || shown.version < step.v) return { word: 'wrong', because: 'differs', signed }
  if (shown.version > step.v) {
    const isPossible = reachedFrom(machine, step.to).has(shown.state)
    return isPossible ? { word: 'server', signed } : { word: 'wrong', because: 'differs', signed }
  }
  if (shown.state !== step.to) return { word: 'wrong', because: 'differs', signed }
  const missing = shown.clocks ? Object.keys(step.owed).filter((one) => !shown.clocks!.includes(one)) : []
  const forged = (shown.clocks ?? []).filter((one) => !(one in step.owed))
  if (missing.length + forged.length > 0) return { word: 'wrong', because: 'duties', signed, missing, forged }
  if (standing === 'past') return { word: 'past', signed }
  // A side of a process need not be named in the chain of its case: whose house it is stands in the words.
  const isKnown = standing === 'on' || organisation === home
  return { word: isKnown ? 'checked' : 'elsewhere', signed }
}
