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

  /**
   * Seals a package for a place without an account with new words, stretched with a salt that goes along in its file: no server has a
   * part in it, since it is opened where there is none. Say the words by telephone; `answerKey` is what answers are checked with.
   */
  sealPackage(input: { network: string; id: string; until: string; content: unknown }): Promise<{
    words: string
    salt: Text
    commit: Text
    ciphertext: Text
    answerKey: Text
  }>

  /** The words of a package that came here, stretched with the salt of its file; the key is with the vault then. `bad-words` with a typing mistake. */
  stretchPackage(input: { words: string; salt: Text }): Promise<void>
}

export const WORDS_CALLS = [
  'makeWords',
  'beginWords',
  'stretchWords',
  'sealPackage',
  'stretchPackage',
] as const satisfies (keyof WordsCalls)[]
