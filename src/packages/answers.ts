// What a place outside can answer, as data: for each purpose the kinds of answer, and what is asked with each. The file that they open
// draws its form from this, and who sent it reads the answer by it. Pure: it goes along in the file.

import { followUpQuestions, followUps } from '../solutions/follow-up.ts'

export const packagePurposes = ['referral', 'return'] as const
export type PackagePurpose = (typeof packagePurposes)[number]

/** Whoever receives somebody who goes home is asked how it goes afterwards; all others what they were asked for. */
export const purposeOf = (serviceCode: string): PackagePurpose =>
  serviceCode === 'repatriation' ? 'return' : 'referral'

/** One thing that is asked with an answer: one of some codes, a day, or words. */
export interface AskedWith {
  name: string
  ask: readonly string[] | 'day' | 'words'
  isNeeded?: boolean
}

export interface KindOfAnswer {
  kind: string
  asks: readonly AskedWith[]
}

const words: AskedWith = { name: 'words', ask: 'words' }

const yes: KindOfAnswer = { kind: 'yes', asks: [{ name: 'first_day', ask: 'day' }, words] }
const question: KindOfAnswer = { kind: 'question', asks: [{ ...words, isNeeded: true }] }
const arrived: KindOfAnswer = { kind: 'arrived', asks: [words] }
const reasons = ['no_place', 'not_our_service', 'not_our_group', 'outside_area', 'unsafe_here']
const no: KindOfAnswer = { kind: 'no', asks: [{ name: 'reason', ask: reasons, isNeeded: true }, words] }
const cameNot: KindOfAnswer = {
  kind: 'came_not',
  asks: [{ name: 'attendance', ask: ['did_not_come', 'could_not_come'], isNeeded: true }, words],
}
const outcome: KindOfAnswer = {
  kind: 'outcome',
  asks: [{ name: 'outcome', ask: ['achieved', 'partly', 'not_achieved'], isNeeded: true }, words],
}
/** Only what was asked is answered. */
const howItGoes: KindOfAnswer = {
  kind: 'how_it_goes',
  asks: [
    { name: 'contact', ask: followUps, isNeeded: true },
    ...Object.entries(followUpQuestions).map(([name, ask]) => ({ name, ask })),
    words,
  ],
}

export const answerForms: Readonly<Record<PackagePurpose, readonly KindOfAnswer[]>> = {
  referral: [yes, no, question, arrived, cameNot, outcome],
  return: [yes, no, question, arrived, cameNot, howItGoes],
}

/** An answer as it lies under its seal: `id` is random, `at` the minute by the clock of who wrote it. */
export interface PackageAnswer {
  id: string
  at: string
  kind: string
  said: Readonly<Record<string, string>>
}

/** A sealed answer as text: whatever a letter or a program has put between the letters is left out. */
export const answerIn = (text: string): string => text.replaceAll(/[^A-Za-z0-9_-]/g, '')

/** Longest words, in characters. */
export const longestWords = 1000

/** An answer that has this form; nothing where what was opened is something else. */
export function packageAnswer(value: unknown, purpose: PackagePurpose): PackageAnswer | undefined {
  const { id, at, kind, said } = (value ?? {}) as Partial<PackageAnswer>
  const form = answerForms[purpose].find((one) => one.kind === kind)
  if (!form || typeof id !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at)))
    return undefined
  const given = said ?? {}
  const known = form.asks.flatMap(({ name, ask }) => {
    const one = given[name]
    if (typeof one !== 'string' || one === '' || one.length > longestWords) return []
    if (ask === 'day' && !/^\d{4}-\d\d-\d\d$/.test(one)) return []
    if (typeof ask !== 'string' && !ask.includes(one)) return []
    return [[name, one] as const]
  })
  const isWhole = form.asks.every(({ name, isNeeded }) => !isNeeded || known.some(([one]) => one === name))
  return isWhole ? { id, at, kind: form.kind, said: Object.fromEntries(known) } : undefined
}
