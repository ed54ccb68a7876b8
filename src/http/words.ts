// Words and digits from paper where there is no script: the server then does both halves of the oblivious function, in
// memory and for this one request. (CCP/1 lines 31, 35 and 38.)

import type { Bytes } from '../sealing/bytes.ts'
import { blind, evaluate, finalize } from '../sealing/oprf.ts'
import { SealingError } from '../sealing/suite.ts'
import { keysFromWords, oprfInput, type FromWords, type WordsPurpose } from '../sealing/words.ts'

// Argon2id takes 64 MiB each time: one after the other, so that a flood fills no memory.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Keys from digits or words. Takes the same time whatever they open. Throws SealingError `bad-words` for what is no
 * receipt and no card.
 */
export function keysOnServer(oprfKey: Uint8Array, typed: string, purpose: WordsPurpose): Promise<FromWords> {
  const work = async () => {
    const input = oprfInput(typed, purpose)
    const hidden = blind(input)
    return keysFromWords(
      typed,
      finalize(input, hidden.blind, evaluate(oprfKey as Bytes, hidden.blinded)),
      purpose,
    )
  }
  const mine = queue.then(work)
  queue = mine.catch(() => undefined)
  return mine
}

/** Whether the words themselves were no receipt and no card: a typing mistake. */
export const isMistyped = (error: unknown): boolean =>
  error instanceof SealingError && error.code === 'bad-words'
