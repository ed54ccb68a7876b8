// Where somebody stands in a course, and the first answer that they gave to each question. Pure, so that it can be kept as a draft.
import type { CourseAnswers } from '../course.ts'

export interface Going {
  at: number
  answers: CourseAnswers
}

export const begun: Going = { at: 0, answers: {} }

/** The first answer to a question stays the one that counts. */
export const answered = <G extends Going>(going: G, question: string, choice: string): G => ({
  ...going,
  answers: { [question]: choice, ...going.answers },
})

/** So many pages on, or back. */
export const turned = <G extends Going>(going: G, pages: number): G => ({
  ...going,
  at: Math.max(0, going.at + pages),
})
