// One step of a process as it is signed: what it leads to, and which duties are owed after it. The signer's browser works it out with
// the machine, the server refuses another, and whoever is shown the process holds it against the newest step. Pure.
import type { SignedDuty, SignedStep } from '../sealing/signed-move.ts'
import type { CheckedLine } from '../sealing/vault-move-shape.ts'
import { effectsOf, startsNow } from './advance.ts'
import type { SignedBy } from './case-facts.ts'
import { sourcesOf, type ClockStart, type Facts, type Input, type Machine } from './define.ts'

/** A process before a step, as its signer knows it; `isCarriers` where whoever holds it carries the case: nobody owes twice. */
export interface BeforeStep {
  state: string
  subkind?: string | undefined
  version: number
  owed: Readonly<Record<string, SignedDuty>>
  facts: Facts
  isCarriers: boolean
}

/** Answers as they stand in a step: codes, numbers, days. Words about a person are sealed and are no part of it. */
export const clearAnswers = (input: Input): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || Array.isArray(value)),
    ),
  )

const dayOf = (start: ClockStart, input: Input): { day?: string } => {
  const name = start.on ?? start.from ?? start.before
  const day = name === undefined ? undefined : input[name]
  return typeof day === 'string' ? { day } : {}
}

/** What is owed after some duties have ended and others begun; one that runs already keeps the day on which it began. */
function owedAfter(
  owed: Readonly<Record<string, SignedDuty>>,
  ended: readonly string[],
  starts: readonly ClockStart[],
  { on, input, isCarriers }: { on: string; input: Input; isCarriers: boolean },
): Record<string, SignedDuty> {
  const left = Object.entries(owed).filter(([clock]) => !ended.includes(clock))
  const next: Record<string, SignedDuty> = Object.fromEntries(left)
  for (const start of starts)
    if (!(start.clock in next) && !(start.owner === 'carrier' && isCarriers))
      next[start.clock] = { on, ...dayOf(start, input) }
  return Object.fromEntries(Object.entries(next).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** A step of a process, to be signed on a day. Nothing where the machine knows no such move. */
export function stepOf(
  machine: Machine,
  before: BeforeStep,
  move: string,
  { input, on }: { input: Input; on: string },
): SignedStep | undefined {
  const definition = Object.hasOwn(machine.moves, move) ? machine.moves[move] : undefined
  if (!definition) return undefined
  const { state: was, subkind, version, facts, owed, isCarriers } = before
  const effects = effectsOf(machine, { id: '', kind: machine.kind, subkind, state: was, version }, move, {
    input,
    facts,
  })
  const ended = [...effects.stops, ...effects.drops]
  const said = clearAnswers(input)
  const after = owedAfter(owed, ended, effects.starts, { on, input, isCarriers })
  return { kind: machine.kind, move, was, to: effects.to, v: version + 1, said, owed: after }
}

/** The first step of a process that is opened on a case. */
export function firstStep(
  machine: Machine,
  { subkind, isCarriers }: { subkind: string | undefined; isCarriers: boolean },
  { input, on }: { input: Input; on: string },
): SignedStep {
  const starts = (machine.opens.starts ?? []).filter((start) => startsNow(start, input, subkind, {}))
  const owed = owedAfter({}, [], starts, { on, input, isCarriers })
  return {
    kind: machine.kind,
    move: 'opened',
    was: '',
    to: machine.initial,
    v: 1,
    said: clearAnswers(input),
    owed,
  }
}

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
