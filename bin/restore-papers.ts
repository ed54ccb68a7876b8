// Where the papers of a backup wait until the rows that name them are there: in a folder beside their own, which takes its place at the
// end, or in the bucket itself, marked as unfinished until then. What a restore that was ended has left is taken away by the next one.
import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { openShelf, shelfOn, type Shelf } from '../src/papers/server/object-store.ts'
import type { Store } from '../src/store/store.ts'

export interface WaitingPapers {
  shelf: Shelf
  /** Rows are there, and about to be kept. */
  settled: () => Promise<void>
  /** Nothing of it is kept. */
  givenUp: () => Promise<void>
}

async function isEmpty(store: Store): Promise<boolean> {
  for await (const _ of store.list('')) return false
  return true
}

const taken = ({ where }: Store): Error =>
  new Error(`There are papers in ${where}. A backup is restored into an empty place only.`)

async function inFolder(store: Store): Promise<WaitingPapers> {
  if (!(await isEmpty(store))) throw taken(store)
  const waiting = `${store.where}.restoring`
  const givenUp = (): Promise<void> => rm(waiting, { recursive: true, force: true })
  await givenUp()
  return {
    shelf: openShelf(waiting),
    async settled() {
      if (!existsSync(waiting)) return
      await rm(store.where, { recursive: true, force: true })
      await rename(waiting, store.where)
    },
    givenUp,
  }
}

/** Beside the papers, as long as no row names them. */
export const unfinishedMark = 'restoring'

async function inBucket(store: Store): Promise<WaitingPapers> {
  if (await store.read(unfinishedMark)) await store.clear('')
  else if (!(await isEmpty(store))) throw taken(store)
  await store.put(unfinishedMark, Buffer.from('A restore is putting papers here.\n'))
  return {
    shelf: shelfOn(store),
    settled: () => store.drop([unfinishedMark]),
    givenUp: () => store.clear(''),
  }
}

/** Throws where there are papers already. */
export const papersWaiting = (store: Store, bucket: boolean): Promise<WaitingPapers> =>
  bucket ? inBucket(store) : inFolder(store)
