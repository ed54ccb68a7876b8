// What a telephone writes down of one person met, as it is sealed. Codes and counts; no name, no address, no employer.
import type { Answers, Outcome } from '../instruments/instrument.ts'

/** How a held bed that was given stands once the server knows of it. */
export const bedStates = ['given', 'not_confirmed'] as const

export const metAges = ['adult', 'child', 'may_be_child', 'not_asked'] as const
export const metWishes = ['bed', 'caseworker', 'rights', 'nothing'] as const

export interface MetPerson {
  number: number
  language: string
  age: (typeof metAges)[number]
  /** The first question of all: whether the boss can hear or see them. */
  overheard: 'yes' | 'no' | ''
  /** The set that was gone through. */
  instrument: string
  answers: Answers
  outcome: Outcome | ''
  wishes: (typeof metWishes)[number][]
  /** The id under which a held bed was given to them. */
  bed: string | null
  cardGiven: boolean
  /** Minutes from the first word to the card. */
  minutes: number
  isWhole: boolean
}

/** Whether talks took about the same time: none is further from the middle than a fifth of it. */
export function areAlike(minutes: readonly number[]): boolean {
  if (minutes.length < 2) return true
  const sorted = minutes.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]!
  return sorted.every((one) => Math.abs(one - middle) <= middle * 0.2)
}
