// The words worker as the page sees it. Apart from words-calls.ts, so that the page loads neither Argon2id nor the OPRF.
import type { Text } from './shapes.ts'

export type Purpose = 'card' | 'receipt'

/** What is done with the person's card (6 words) and the reporter's receipt (16 digits or 8 words) before they are keys. */
export interface WordsCalls {
  /** New words, and the blinded request for the server's OPRF. Nothing is unlocked; show the words, then `finishWords`. */
  makeWords(input: {
    purpose: Purpose
    form: 'card-words' | 'receipt-digits' | 'receipt-words'
  }): Promise<{ words: string; blinded: Text }>

  /** Typed words → the blinded request. `bad-words` with a typing mistake. */
  beginWords(input: { purpose: Purpose; words: string }): Promise<{ blinded: Text }>

  /**
   * The server's answer to the last `makeWords`/`beginWords` is stirred in and all is stretched (Argon2id, about half a
   * second). The key is with the vault then: call its `growWords`. `bad-words` where nothing was begun.
   */
  stretchWords(input: { evaluated: Text }): Promise<{ purpose: Purpose }>
}

export const WORDS_CALLS = ['makeWords', 'beginWords', 'stretchWords'] as const satisfies (keyof WordsCalls)[]
