// Three ways ahead, each asked the same eight questions, none of them the default. What nobody has asked is empty and says so. The words lie
// sealed on the case; the person reads them on their own page and says there which way they do not want.

export const wayQuestions = [
  'be_there',
  'work',
  'bed',
  'people',
  'danger',
  'money',
  'court',
  'change',
] as const
export type WayQuestion = (typeof wayQuestions)[number]

/** For whoever is foreign here, and for whoever is at home here. */
export const waysFor = {
  foreign: ['stay_here', 'another_country', 'go_home'],
  national: ['own_district', 'another_district', 'with_family'],
} as const
export type Origin = keyof typeof waysFor
export type Way = (typeof waysFor)[Origin][number]

/** What is known, or that it was asked and no answer is there yet; who says so, and on which day it was written. */
export interface WayAnswer {
  state: 'known' | 'asked'
  text: string
  by: string
  on: string
}

export interface Ways {
  origin: Origin
  /** In which the answers are written. */
  language: string
  answers: Partial<Record<Way, Partial<Record<WayQuestion, WayAnswer>>>>
}

export const noWays: Ways = { origin: 'foreign', language: '', answers: {} }

/** How many of the questions of its ways are answered, and of how many. */
export function answeredIn({ origin, answers }: Ways): { known: number; all: number } {
  const each = waysFor[origin].flatMap((way) => wayQuestions.map((question) => answers[way]?.[question]))
  return { known: each.filter((one) => one?.state === 'known').length, all: each.length }
}

/** What the person said of the ways on their own page: those that they have put aside. None is ever chosen here. */
export interface SaidOfWays {
  aside: readonly Way[]
  /** The same in words, for the list of what was written. */
  text: string
  language: string
}
