// Where bytes lie that are no rows of the database: a folder, or a bucket of an object store that speaks S3. Each object has a name and is
// written as a whole. Papers lie in one.
import { Problem } from '../api/problem.ts'

export interface Stored {
  name: string
  bytes: number
  /** When it was written. */
  at: Date
}

/** Bytes. */
export interface Room {
  free: number
  all: number
}

export interface Store {
  /** The folder, or the address of the bucket, for sentences to an operator. */
  where: string
  /** Writes an object as a whole, or not at all. A store without room is Problem `refused`, because `no-room`. */
  put: (name: string, bytes: Uint8Array) => Promise<void>
  /** An object, or undefined where there is none. */
  read: (name: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Objects below a folder (`a/b/`, or nothing for all), some at a time; those of one folder come one after the other, in order. */
  list: (folder: string) => AsyncGenerator<Stored[]>
  /** Makes sure that the names below a folder outlast a loss of power. */
  settle: (folder: string) => Promise<void>
  /** Removes objects; one that is not there is no fault. */
  drop: (names: readonly string[]) => Promise<void>
  /** Removes everything below a folder, also what was never finished. */
  clear: (folder: string) => Promise<void>
  /** Throws where the store does not answer in time. */
  look: () => Promise<void>
  /** How much room is left; undefined where nobody here can know, as of a bucket. */
  room: () => Promise<Room | undefined>
}

/** Thrown where a store does not answer, or answers with what is no answer: told to people as `unavailable`, to an operator in words. */
export class StoreAway extends Problem {
  constructor(where: string, because: string, cause?: unknown) {
    super('unavailable')
    this.message = `${where} ${because}.`
    this.cause = cause
  }
}

/** Does the work for each of them, so many at once; the first failure ends it. */
export async function eachOf<T>(
  all: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>()
  let failed: { error: unknown } | undefined
  for await (const one of all) {
    if (failed) break
    const doing = work(one)
      .catch((error: unknown) => void (failed ??= { error }))
      .finally(() => running.delete(doing))
    running.add(doing)
    if (running.size >= atOnce) await Promise.race(running)
  }
  await Promise.all(running)
  if (failed) throw failed.error
}
