// One step of a process as it is signed: what it leads to, and which duties are owed after it. The signer's browser works it out with
// the machine, the server refuses another, and whoever is shown the process holds it against the newest step. Pure.
import type { Pack } from '../jurisdiction/define.ts'
import type { SignedDuty, SignedStep, StepLaw } from '../sealing/signed-move.ts'
import { effectsOf, startsNow } from './advance.ts'
import type { ClockStart, Facts, Input, Machine } from './define.ts'
import { asksAge, withLaw } from './duties-of-law.ts'

/** A process before a step, as its signer knows it; `isCarriers` where whoever holds it carries the case: nobody owes twice. */
export interface BeforeStep {
  state: string
  subkind?: string | undefined
  version: number
  owed: Readonly<Record<string, SignedDuty>>
  facts: Facts
  isCarriers: boolean
  /** The circle on the other side; 0 where there is none, nothing where it is not known. */
  other?: number | undefined
}

/** The law of a case as its signer knows it, and how old the person is: who has pages alone is not told. */
export interface KnownLaw {
  pack: Pack
  hash: string
  /** Its own file could not be had or checked: the law that is read in its place. */
  standsFor?: string
}
export type LawOfCase = KnownLaw & { age: string | undefined }

/** How a duty names the rules by which it began: a later step may stand under others, where a figure has changed between. */
export const rulesOf = (hash: string): string => hash.slice(0, 16)

/** How a step names it; the age stands there only where duties hang on it. */
const namedLaw = (machine: Machine, move: string, { pack, hash, age }: LawOfCase): StepLaw => ({
  pack: pack.id,
  hash,
  ...(age !== undefined && asksAge(machine, move, pack) && { age }),
})

/** Answers as they stand in a step: codes, numbers, days. Words about a person are sealed and are no part of it. */
export const clearAnswers = (input: Input): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).filter(
      ([, value]) => value !== undefined && (typeof value !== 'object' || Array.isArray(value)),
    ),
  )

/** The day that was answered, where one dates a duty, and how. */
function dayOf(start: ClockStart, input: Input): Pick<SignedDuty, 'day' | 'dated'> {
  const dated = (['on', 'from', 'before'] as const).find((way) => start[way] !== undefined)
  const day = dated && input[start[dated]!]
  return dated && typeof day === 'string' ? { day, dated } : {}
}

/** What is owed after some duties have ended and others begun; one that runs already keeps the day on which it began. */
function owedAfter(
  owed: Readonly<Record<string, SignedDuty>>,
  ended: readonly string[],
  starts: readonly ClockStart[],
  { on, input, isCarriers, law }: { on: string; input: Input; isCarriers: boolean; law: LawOfCase },
): Record<string, SignedDuty> {
  const left = Object.entries(owed).filter(([clock]) => !ended.includes(clock))
  const next: Record<string, SignedDuty> = Object.fromEntries(left)
  for (const start of starts)
    if (!(start.clock in next) && !(start.owner === 'carrier' && isCarriers))
      next[start.clock] = { on, ...dayOf(start, input), law: rulesOf(law.hash) }
  return Object.fromEntries(Object.entries(next).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** A step of a process, to be signed on a day. Nothing where the machine knows no such move. */
export function stepOf(
  machine: Machine,
  before: BeforeStep,
  move: string,
  { input, on, law }: { input: Input; on: string; law: LawOfCase },
): SignedStep | undefined {
  const definition = Object.hasOwn(machine.moves, move) ? machine.moves[move] : undefined
  if (!definition) return undefined
  const { state: was, subkind, version, facts, owed, isCarriers, other } = before
  const { pack, age } = law
  const own = effectsOf(machine, { id: '', kind: machine.kind, subkind, state: was, version }, move, {
    input,
    facts: { ...facts, ...(age !== undefined && { ageGroup: age }), ...machine.factsOfLaw?.(pack, input) },
  })
  const { to } = own
  const effects = withLaw(machine, { move, was, to, age, input }, pack, own)
  const ended = [...effects.stops, ...effects.drops]
  const said = clearAnswers(input)
  const after = owedAfter(owed, ended, effects.starts, { on, input, isCarriers, law })
  return {
    kind: machine.kind,
    move,
    was,
    to,
    v: version + 1,
    said,
    owed: after,
    law: namedLaw(machine, move, law),
    ...(other !== undefined && { other }),
  }
}

/** The first step of a process that is opened on a case. */
export function firstStep(
  machine: Machine,
  { subkind, isCarriers, other }: Pick<BeforeStep, 'subkind' | 'isCarriers' | 'other'>,
  { input, on, law }: { input: Input; on: string; law: LawOfCase },
): SignedStep {
  const own = (machine.opens.starts ?? []).filter((start) => startsNow(start, input, subkind, {}))
  const opened = { move: 'opened', was: '', to: machine.initial, age: law.age, input }
  const { starts } = withLaw(machine, opened, law.pack, { starts: own, stops: [], drops: [] })
  const owed = owedAfter({}, [], starts, { on, input, isCarriers, law })
  return {
    kind: machine.kind,
    move: 'opened',
    was: '',
    to: machine.initial,
    v: 1,
    said: clearAnswers(input),
    owed,
    law: namedLaw(machine, 'opened', law),
    ...(other !== undefined && { other }),
  }
}
