// How far one has come in a set of questions, and what is kept of it in the end.
import type { Answers, Outcome } from '../instrument.ts'

/** What was answered so far, and where one is; kept as a draft, so that stopping loses nothing. */
export interface Going {
  given: Answers
  at: number
  /** Of a set whose result alone is kept. */
  outcome?: Outcome
  words?: string
}

/** What is kept of it in the end. */
export interface Done {
  given: Answers
  outcome: Outcome
  /** Each answer as a line, in the language in which it was asked. */
  text: string
}
