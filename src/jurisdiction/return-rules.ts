// What a country asks for before somebody goes home: conditions that hold on one day, how fresh their yes is, how long they have had to
// think it over. Pure.

import type { Words } from './words.ts'

/** What can be asked for. */
export const returnNeeds = [
  'own_choice',
  'safe_enough',
  'received',
  'court_and_wages',
  'staying_first',
  'money_agreed',
] as const
export type ReturnNeed = (typeof returnNeeds)[number]

export interface ReturnRules {
  needs: readonly { what: ReturnNeed; source: string }[]
  /** Their yes is at most so many days old on the day of the journey. */
  freshDays: number
  /** Between their first yes and the journey lie at least so many days. */
  waitDays: number
  /** Who assesses the danger there. */
  assessedBy: Words
  freshDaysSource: string
  waitDaysSource: string
  assessedBySource: string
}

/** What is asked for where no law is known: the strictest. */
export const strictestNeeds = returnNeeds.filter((need) => need !== 'money_agreed')

/** For how many days a yes is fresh where no law is known. */
export const usualFreshDays = 14

/** Before any file says more. */
export const noReturnRules: ReturnRules = {
  needs: [],
  freshDays: usualFreshDays,
  waitDays: 0,
  assessedBy: { en: '' },
  freshDaysSource: '',
  waitDaysSource: '',
  assessedBySource: '',
}

interface OfLaw {
  return: Pick<ReturnRules, 'needs' | 'waitDays' | 'waitDaysSource'>
  sources: readonly { id: string; basis: string }[]
}

/** Nobody is held back by what nobody has seen in a source. */
const isSeen = ({ sources }: OfLaw, id: string): boolean =>
  sources.some((source) => source.id === id && source.basis !== 'remembered')

/** The conditions that hold a journey back. */
export const bindingNeeds = (law: OfLaw): ReturnNeed[] =>
  law.return.needs.filter(({ source }) => isSeen(law, source)).map(({ what }) => what)

/** The days to think it over that hold a journey back. */
export const bindingWait = (law: OfLaw): number =>
  isSeen(law, law.return.waitDaysSource) ? law.return.waitDays : 0
