// Words and digits from paper where there is no script: the server then does both halves of the oblivious function, in
// memory and for this one request. (CCP/1 lines 31, 35 and 38.)

import { Worker } from 'node:worker_threads'
import { Problem } from '../api/problem.ts'
import { SealingError } from '../sealing/suite.ts'
import { parseWords, type FromWords, type WordsPurpose } from '../sealing/words.ts'
import type { WordsTask } from './words.worker.ts'

/** Entries that may wait at once. One takes a third of a second, so whoever comes last still waits a few seconds only. */
export const longestQueue = 12
/** Of an address that has asked too often: the rest of the line is everybody else's. */
export const longestBehind = longestQueue / 2

interface Waiting {
  task: WordsTask
  done: (keys: FromWords) => void
  failed: (error: Error) => void
}

// Argon2id takes 64 MiB each time: one thread and one after the other, so that a flood fills no memory and leaves the
// other processors to everybody else.
let thread: Worker | undefined
let count = 0
const waiting: Waiting[] = []

/**
 * Keys from digits or words, made on another thread. Takes the same time whatever they open. Throws SealingError
 * `bad-words` for what is no receipt and no card, Problem `unavailable` where too many wait already. `first` is false for
 * whoever has asked too often.
 */
export async function keysOnServer(
  oprfKey: Uint8Array,
  typed: string,
  { purpose, first = true }: { purpose: WordsPurpose; first?: boolean },
): Promise<FromWords> {
  parseWords(typed, purpose)
  if (waiting.length >= (first ? longestQueue : longestBehind)) throw new Problem('unavailable')
  count += 1
  const task = { id: count, oprfKey, typed, purpose }
  return new Promise((done, failed) => {
    waiting.push({ task, done, failed })
    if (waiting.length === 1) begin()
  })
}

function begin(): void {
  const next = waiting[0]
  if (!next) return thread?.unref()
  thread ??= startThread()
  // Whoever waits for an answer keeps the process alive; an idle thread does not.
  thread.ref()
  thread.postMessage(next.task)
}

function settle(answer: { keys?: FromWords }): void {
  const first = waiting.shift()
  if (answer.keys) first?.done(answer.keys)
  else first?.failed(new Problem('failed'))
  begin()
}

function startThread(): Worker {
  const made = new Worker(new URL('./words.worker.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
  made.on('message', settle)
  // Whatever ends the thread, the next one in the line gets a new one.
  const gone = () => {
    if (thread !== made) return
    thread = undefined
    settle({})
  }
  made.on('error', gone)
  made.on('exit', gone)
  return made
}

/** Whether the words themselves were no receipt and no card: a typing mistake. */
export const isMistyped = (error: unknown): boolean =>
  error instanceof SealingError && error.code === 'bad-words'
