// How far one has come in a set of questions, and what is kept of it in the end.
import type { Answers, Outcome } from '../instrument.ts'

/** What was answered so far, and where one is; kept as a draft, so that stopping loses nothing. */
export interface Going {
  /** The questions that were answered before and are not asked again. */
  told?: readonly string[]
  given: Answers
  at: number
  /** One of the two said stop before the last question. */
  isStopped?: boolean
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

/** Where one goes on from a place: past what was told before. */
export function nextFrom(items: readonly { id: string }[], at: number, told: readonly string[] = []): number {
  const next = items.findIndex(({ id }, nth) => nth >= at && !told.includes(id))
  return next === -1 ? items.length : next
}
