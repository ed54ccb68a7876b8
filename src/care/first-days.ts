// The first 72 hours, need by need: who sees to it and when, and what became of it. Who, when and why are sealed; in clear stands only
// which needs are answered, so that the duty ends. Pure.
import { firstNeeds } from '../cases/case.ts'

export type FirstNeed = (typeof firstNeeds)[number]
export const answers = ['settled', 'not_wanted', 'not_possible'] as const
export type Answer = (typeof answers)[number]

export interface NeedLine {
  /** Which colleague sees to it. */
  who?: string
  /** YYYY-MM-DD. */
  by?: string
  answer?: Answer
  /** Why it is not possible, in words. */
  why?: string
}

/** `text` says the same in words, for whoever reads the file: the person on their own page among them. */
export interface FirstDays {
  needs: Partial<Record<FirstNeed, NeedLine>>
  text: string
}

/** The needs without an answer. */
export const openNeeds = ({ needs }: Pick<FirstDays, 'needs'>): FirstNeed[] =>
  firstNeeds.filter((need) => !needs[need]?.answer)

/** What they need and have not got: open, or not possible then. What they do not want is not asked again. */
export const notMet = ({ needs }: Pick<FirstDays, 'needs'>): FirstNeed[] =>
  firstNeeds.filter((need) => needs[need] && !['settled', 'not_wanted'].includes(needs[need]?.answer ?? ''))

/** Those that are said to be impossible without a reason. */
export const withoutReason = ({ needs }: Pick<FirstDays, 'needs'>): FirstNeed[] =>
  firstNeeds.filter((need) => needs[need]?.answer === 'not_possible' && !needs[need]?.why?.trim())

/** What the move is told: each answer by its name. */
export const inClear = ({ needs }: Pick<FirstDays, 'needs'>): Record<Answer, FirstNeed[]> => {
  const having = (answer: Answer) => firstNeeds.filter((need) => needs[need]?.answer === answer)
  return {
    settled: having('settled'),
    not_wanted: having('not_wanted'),
    not_possible: having('not_possible'),
  }
}
