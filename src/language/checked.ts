// Where the words of a language come from, as data (checked.json): `written` is the language in which they were first written, `draft` a
// translation that nobody has looked through, `checked` one that somebody has, with who and on which day. Every public page says it.

import states from './checked.json' with { type: 'json' }

export type WordsState = { state: 'written' | 'draft' } | { state: 'checked'; by: string; on: string }

/** A language that is not named is a draft. */
export const stateOfWords = (language: string): WordsState =>
  (states as Record<string, WordsState>)[language] ?? { state: 'draft' }
