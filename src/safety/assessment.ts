// What is looked at when somebody assesses danger: eleven questions, each with an answer, who says so and on which day. Nothing is
// added up. Where practice leaves no room the rules here say what follows; the level itself is a worker's judgement. Pure.

import type { riskLevels } from './risk.ts'

export type Level = (typeof riskLevels)[number]

/** The questions, by what they are about. */
export const factorGroups = {
  others: ['knows_home', 'free_looking', 'threats', 'watched', 'reads_phone', 'family_home'],
  pressure: ['debt', 'papers', 'night_team'],
  protects: ['someone', 'safe_phone'],
} as const
export type FactorGroup = keyof typeof factorGroups
export type Factor = (typeof factorGroups)[FactorGroup][number]
export const factors: readonly Factor[] = Object.values(factorGroups).flat()

export const factorAnswers = ['yes', 'no', 'not_known'] as const
export type FactorAnswer = (typeof factorAnswers)[number]
/** Who says so. */
export const sayers = ['they', 'us', 'police', 'family', 'other'] as const

/** `on` the day on which it was last asked. */
export interface Answered {
  answer: FactorAnswer
  source: (typeof sayers)[number]
  on: string
}
export type Answers = Partial<Record<Factor, Answered>>

/** Somebody of the family, here or in another country, with a danger of their own. */
export interface FamilyMember {
  who: string
  country: string
  risk: Level | 'not_known'
}

/** The lines about where the danger comes from; each can stay empty. */
export const dangerLines = ['threats', 'who', 'reach', 'devices'] as const
export type DangerLine = (typeof dangerLines)[number]

export interface Assessment {
  answers: Answers
  lines: Partial<Record<DangerLine, string>>
  family: readonly FamilyMember[]
  /** Why this level, in the worker's words. */
  reasons: string
  /** Why it is lower than what follows from the answers. */
  lower?: string
  /** How safe the person feels, in their own words. No later assessment takes them away. */
  own?: string
}

/** A colleague's look at an assessment. */
export interface SecondLook {
  agrees: boolean
  words: string
}

/** What has to be done about an answer. */
export const followUps = [
  'place',
  'measures',
  'phone',
  'family',
  'debt',
  'papers',
  'night_team',
  'someone',
  'ask_again',
] as const
export type FollowUp = (typeof followUps)[number]

const rank: Record<Level, number> = { high: 2, medium: 1, low: 0 }
export const isLower = (level: Level, than: Level): boolean => rank[level] < rank[than]

/** What the rules decide: the level that the answers ask for at least, and what follows. A question without an answer is not known. */
export function followsFrom({ answers, family }: Pick<Assessment, 'answers' | 'family'>): {
  least: Level
  follow: FollowUp[]
} {
  const is = (answer: FactorAnswer, ...asked: Factor[]): boolean =>
    asked.some((factor) => (answers[factor]?.answer ?? 'not_known') === answer)
  const mayKnowHome = !is('no', 'knows_home')
  const isFound = is('yes', 'free_looking') && (mayKnowHome || is('yes', 'watched'))
  const isThreatened = is('yes', 'threats') && (mayKnowHome || is('yes', 'watched', 'reads_phone'))
  // Whoever nobody has asked about is not safe (WHO 2003, rule 1).
  const isUnknown = (['knows_home', 'free_looking', 'threats'] as const).every((one) => is('not_known', one))
  const isHigh = isFound || isThreatened || isUnknown || is('no', 'night_team')
  const familyInDanger = is('yes', 'family_home') || family.some(({ risk }) => risk === 'high')
  const isMedium =
    familyInDanger ||
    is('yes', ...factorGroups.others) ||
    is('not_known', 'knows_home', 'free_looking', 'threats')
  const rules: Record<FollowUp, boolean> = {
    place: is('yes', 'knows_home') && is('yes', 'free_looking', 'watched'),
    measures: is('yes', 'threats', 'watched'),
    phone: is('yes', 'reads_phone') || is('no', 'safe_phone'),
    family: familyInDanger,
    debt: is('yes', 'debt'),
    papers: is('yes', 'papers'),
    night_team: is('no', 'night_team'),
    someone: is('no', 'someone'),
    ask_again: is('not_known', ...factors),
  }
  return {
    least: isHigh ? 'high' : isMedium ? 'medium' : 'low',
    follow: followUps.filter((one) => rules[one]),
  }
}

/** What is missing before it can be saved: a reason, in words, and one more where the level is lower than what follows. */
export function missingIn(assessment: Assessment, level: Level | null): ('level' | 'reasons' | 'lower')[] {
  const isBelow = level !== null && isLower(level, followsFrom(assessment).least)
  return [
    ...(level === null ? (['level'] as const) : []),
    ...(assessment.reasons.trim() === '' ? (['reasons'] as const) : []),
    ...(isBelow && !assessment.lower?.trim() ? (['lower'] as const) : []),
  ]
}

/** Which answers are others than before. */
export const changedSince = (now: Answers, before: Answers | undefined): Factor[] =>
  before === undefined
    ? []
    : factors.filter((one) => (now[one]?.answer ?? 'not_known') !== (before[one]?.answer ?? 'not_known'))

/** The person's own words that were written last, however many assessments ago, with the day. */
export const ownWordsIn = (
  newestFirst: readonly { value: Pick<Assessment, 'own'>; on: string }[],
): { own: string; on: string } | undefined => {
  const said = newestFirst.find(({ value }) => value.own?.trim())
  return said && { own: said.value.own as string, on: said.on }
}
