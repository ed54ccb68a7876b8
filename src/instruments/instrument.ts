// A set of questions as data: who may be asked by whom, one item after the other, and what is to be offered next. It says no score and
// sets no status, whatever was answered. Pure; the browser runs it from the file.

import type { StaffRole } from '../api/roles.ts'
import type { StaffWords } from '../api/staff-words.ts'
import type { CourseCode } from '../training/codes.ts'

export const answers = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]
/** What is not in it was skipped, or never reached. */
export type Answers = Readonly<Record<string, Answer>>

export const strengths = ['strong', 'medium', 'weak'] as const
export type Strength = (typeof strengths)[number]
type Counts = Readonly<Partial<Record<Strength, number>>>

export type Words = StaffWords

export interface Item {
  id: string
  /** Of which group of signs; in a weighted set, the dimension that it counts in. */
  group: string
  words: Words
  /** Why it is asked: said to whoever asks. */
  why: Words
  strength?: Strength | undefined
  /** A yes is a danger now, whatever else was answered. */
  danger?: true | undefined
  /** Asked only where all of these earlier items were answered so. */
  only?: readonly { item: string; answer: Answer }[] | undefined
}

/**
 * What makes *offer follow-up*: so many signs, or so many dimensions of which each has one of these counts of signs by strength. What is
 * stronger counts as well where less is asked for.
 */
export type Combine =
  | { kind: 'signs'; least: number }
  | { kind: 'dimensions'; least: number; each: readonly Counts[] }

/** `result_only`: its words are under licence, so it is asked from one's own copy and only what came out is kept. */
export const modes = ['asked', 'observed', 'result_only'] as const

export interface Instrument {
  id: string
  version: number
  title: Words
  licence: string
  source: Words
  mode: (typeof modes)[number]
  population: 'adult' | 'child'
  roles: readonly StaffRole[]
  /** The course whose certificate whoever uses it holds; left out, none. Of the shipped ones the process asks for it. */
  training?: CourseCode | undefined
  /** None where only its result is kept. */
  items: readonly Item[]
  combine?: Combine | undefined
  /** What is known of how well it finds anybody. */
  evidence: Words
  /** What is said for each outcome. */
  results: Readonly<Record<Outcome, Words>>
}

export const outcomes = ['no_indicators', 'indicators_offer_followup', 'immediate_danger'] as const
export type Outcome = (typeof outcomes)[number]

/** The items that are asked, given what was answered so far, in their order. */
export const itemsFor = ({ items }: Pick<Instrument, 'items'>, given: Answers): Item[] =>
  items.filter(({ only = [] }) => only.every(({ item, answer }) => given[item] === answer))

/** Whether these signs are enough for one of the counts: a stronger sign may stand for a weaker one. */
function isEnough(found: Readonly<Record<Strength, number>>, wanted: Counts): boolean {
  let spare = 0
  for (const strength of strengths) {
    spare += found[strength] - (wanted[strength] ?? 0)
    if (spare < 0) return false
  }
  return true
}

/** Of questions that were broken off nobody says that there were no signs: another talk is offered. */
export const outcomeOfStopped = (outcome: Outcome): Outcome =>
  outcome === 'no_indicators' ? 'indicators_offer_followup' : outcome

/** What to offer next. Items that are not asked any more, since an earlier answer was changed, count for nothing. */
export function outcomeOf(instrument: Pick<Instrument, 'items' | 'combine'>, given: Answers): Outcome {
  const said = itemsFor(instrument, given).filter(({ id }) => given[id] === 'yes')
  if (said.some(({ danger }) => danger)) return 'immediate_danger'
  const { combine } = instrument
  if (!combine) return 'no_indicators'
  if (combine.kind === 'signs')
    return said.length >= combine.least ? 'indicators_offer_followup' : 'no_indicators'
  const groups = Map.groupBy(said, ({ group }) => group)
  const positive = [...groups.values()].filter((of) => {
    const found = { strong: 0, medium: 0, weak: 0 }
    for (const { strength } of of) if (strength) found[strength] += 1
    return combine.each.some((wanted) => isEnough(found, wanted))
  })
  return positive.length >= combine.least ? 'indicators_offer_followup' : 'no_indicators'
}
