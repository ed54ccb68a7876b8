// How somebody says they are, by an instrument that has a name, a licence and a source: the four questions on personal well-being of the
// UK's Office for National Statistics (ONS4), under the Open Government Licence 3.0. Each is an answer of its own from 0 to 10; its
// makers give no sum and no composite of them, and neither do we. Other languages than English are drafts of ours. Pure.

export const instrument = {
  id: 'ons4',
  version: '2020-05',
  /** Highest answer; 0 is the lowest. */
  most: 10,
  questions: ['satisfied', 'worthwhile', 'happy', 'anxious'],
  /** Of these a higher answer is worse. */
  turned: ['anxious'],
  official: ['en'],
} as const

export type Question = (typeof instrument.questions)[number]
/** A number, or that they do not want to answer that now. */
export type Said = number | 'not_now'
export const manners = ['asked', 'interpreter', 'paper', 'self'] as const
export type Manner = (typeof manners)[number]

/** As it is kept; `text` says the same in words, for the person's own page. */
export interface Answers {
  instrument: string
  version: string
  /** In which language they were asked, and how. */
  language: string
  manner: Manner
  answers: Partial<Record<Question, Said>>
  text: string
}

/** One question over time, oldest first: only days on which they answered it. */
export interface Trend {
  question: Question
  points: { on: string; value: number }[]
  now: number | undefined
  before: number | undefined
}

/** A line for each question. Answers by another instrument are left out: they measure something else. */
export function trendsOf(asked: readonly { on: string; value: Answers }[]): Trend[] {
  const inOrder = asked
    .filter(({ value }) => value.instrument === instrument.id)
    .toSorted((one, other) => one.on.localeCompare(other.on))
  return instrument.questions.map((question) => {
    const points = inOrder.flatMap(({ on, value }) => {
      const said = value.answers[question]
      return typeof said === 'number' ? [{ on, value: said }] : []
    })
    return { question, points, now: points.at(-1)?.value, before: points.at(-2)?.value }
  })
}
