// A thread of its own for Argon2id, which holds whatever thread it runs on for a third of a second: the one that answers
// requests must never be that thread. Words come in, keys go out, nothing stays.

import { parentPort } from 'node:worker_threads'
import type { Bytes } from '../sealing/bytes.ts'
import { blind, evaluate, finalize } from '../sealing/oprf.ts'
import { keysFromWords } from '../sealing/stretch.ts'
import { oprfInput, type WordsPurpose } from '../sealing/words.ts'

export interface WordsTask {
  id: number
  oprfKey: Uint8Array
  typed: string
  purpose: WordsPurpose
}

parentPort?.on('message', ({ id, oprfKey, typed, purpose }: WordsTask) => {
  const grow = async () => {
    const input = oprfInput(typed, purpose)
    const hidden = blind(input)
    const y = finalize(input, hidden.blind, evaluate(oprfKey as Bytes, hidden.blinded))
    return keysFromWords(typed, y, purpose)
  }
  grow().then(
    (keys) => parentPort?.postMessage({ id, keys }),
    () => parentPort?.postMessage({ id }),
  )
})
