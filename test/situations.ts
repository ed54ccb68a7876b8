// Every situation in which a move can be tried: each value of a fact or an answer that its guard or its clocks may read.

import {
  codesHere,
  type Facts,
  type Field,
  type Input,
  type Machine,
  type Move,
} from '../src/tracks/define.ts'

/** Values worth trying for a fact, by its name. */
const factValues: Record<string, readonly (string | number | boolean | undefined)[]> = {
  audience: ['authority', 'media', 'family', 'funder', undefined],
  ageGroup: ['adult', 'child', 'unsure', undefined],
  daysUntil: [-1, 0, 3, 30, 500, undefined],
  basis: ['consent', 'vital_interest', 'court_order', 'judge_order', 'subpoena', undefined],
  releaseMaxDays: [180, undefined],
  keptAtMostDays: [180, undefined],
  recoveryUntil: ['2026-04-01', undefined],
  daysSincePositive: [0, 29, 30, 31, undefined],
  notBeforeDays: [30, undefined],
  hoursSinceYes: [0, 71, 72, undefined],
  checkAgeDays: [0, 180, 181, undefined],
  consentAgeDays: [14, 15, undefined],
  returnNeeds: ['own_choice safe_enough received court_and_wages staying_first money_agreed'],
  freshDays: [14],
  daysToThink: [0, 3],
  moneyAgreed: [true, false],
  interviewsBefore: [0, 1, undefined],
  firstNeedsLeft: ['', 'bed food', undefined],
  wordsIn: ['en ar', undefined],
  secondReading: ['missing', 'disagrees', undefined],
  levelSaid: ['high', undefined],
  training: ['trained', 'not_trained', undefined],
  wanted: ['closed_hearing pseudonym', 'closed_hearing', '', undefined],
  measuresInLaw: ['closed_hearing pseudonym', '', undefined],
  bedsHeld: [0, 1, 1000, undefined],
}

function answersOf(field: Field, subkind: string | undefined): (Input[string] | undefined)[] {
  const none = field.optional ? [undefined] : []
  switch (field.kind) {
    case 'code':
      return [...codesHere(field, {}, subkind), ...none]
    case 'codes':
      return [[], [...field.codes], ...field.codes.map((code) => [code]), ...none]
    case 'yes-no':
      return [true, false, ...none]
    case 'number':
      return [field.min, field.max, ...none]
    case 'language':
      return ['ar', 'ur', ...none]
    case 'day':
      return ['2026-03-01', '2026-06-01', ...none]
    default:
      return [1]
  }
}

/** Counted like the wheels of a mileage meter: there are hundreds of thousands, and the last choice turns fastest. */
function* combinations<T>(choices: Readonly<Record<string, readonly T[]>>): Generator<Record<string, T>> {
  const wheels = Object.entries(choices).toReversed()
  const count = wheels.reduce((product, [, values]) => product * values.length, 1)
  for (let at = 0; at < count; at += 1) {
    const found: Record<string, T> = {}
    let left = at
    for (const [name, values] of wheels) {
      found[name] = values[left % values.length] as T
      left = Math.floor(left / values.length)
    }
    yield found
  }
}

export interface Situation {
  input: Input
  facts: Facts
  subkind: string | undefined
}

type Asking = Pick<Move, 'ask' | 'facts' | 'kinds'>

/** Every combination of what a guard may read. Money, ids and sealed notes are never read, so one value is enough. */
export function* situations(machine: Machine, move: Asking): Generator<Situation> {
  const facts = Object.fromEntries(
    (move.facts ?? []).map((name) => [name, factValues[name] ?? [true, false, undefined]]),
  )
  for (const subkind of move.kinds ?? [...(machine.subkinds ?? []), undefined]) {
    const answers = Object.fromEntries(
      Object.entries(move.ask ?? {}).map(([name, field]) => [name, answersOf(field, subkind)]),
    )
    const inputs = [...combinations(answers)]
    for (const found of combinations(facts))
      for (const input of inputs) yield { input, facts: found, subkind }
  }
}
