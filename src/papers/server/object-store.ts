// Where sealed pieces lie: objects of a store, one folder for each paper under a random name. They are no part of the database: a
// backup of rows stays small, and half a gigabyte never passes through a transaction log.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isProblem } from '../../api/problem.ts'
import { folderStore } from '../../store/folder-store.ts'
import type { Store, Stored } from '../../store/store.ts'

export interface Shelf {
  /** Keeps a piece, whole or not at all. `same` where it was there already, `other` where other bytes were. */
  put: (object: string, piece: number, bytes: Uint8Array) => Promise<'kept' | 'same' | 'other'>
  /** A piece, or undefined where there is none. */
  read: (object: string, piece: number) => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** Numbers of the pieces that are there, in order. */
  there: (object: string) => Promise<number[]>
  /** Makes sure that the names of all pieces are on the disk too. */
  settle: (object: string) => Promise<void>
  /** Removes everything of a paper; nothing there is no fault. */
  drop: (object: string) => Promise<void>
  /** Everything that is there, some papers at a time. */
  papers: () => AsyncGenerator<Held[]>
}

/** A paper on the shelf: how many pieces of it are there, and when the newest came. */
export interface Held {
  object: string
  pieces: number
  at: Date
}

let turnedAway = 0
/** How many pieces found no room in the store since this server started. */
export const piecesWithoutRoom = (): number => turnedAway

function countFull(error: unknown): never {
  if (isProblem(error) && error.detail.because === 'no-room') turnedAway += 1
  throw error
}

/** A name nobody can guess and nobody has had. */
export const newObject = (): string => randomBytes(16).toString('hex')

const pieceName = /^[0-9a-f]{2}\/([0-9a-f]{32})\/(\d{4})$/

/** Joins the pieces of each paper, which come one after the other. */
async function* heldIn(listed: AsyncIterable<Stored[]>): AsyncGenerator<Held[]> {
  let last: Held | undefined
  for await (const objects of listed) {
    const whole: Held[] = []
    for (const { name, at } of objects) {
      const object = pieceName.exec(name)?.[1]
      if (!object) continue
      if (last?.object === object) {
        last.pieces += 1
        if (at > last.at) last.at = at
        continue
      }
      if (last) whole.push(last)
      last = { object, pieces: 1, at }
    }
    if (whole.length > 0) yield whole
  }
  if (last) yield [last]
}

/** The shelf in a store. */
export function shelfOn(store: Store): Shelf {
  const read: Shelf['read'] = (object, piece) => store.read(pathOf(object, piece))
  return {
    read,
    async put(object, piece, bytes) {
      const before = await read(object, piece)
      if (before) return Buffer.compare(before, bytes) === 0 ? 'same' : 'other'
      await store.put(pathOf(object, piece), bytes).catch(countFull)
      return 'kept'
    },
    async there(object) {
      const pieces: number[] = []
      for await (const objects of store.list(folderOf(object)))
        for (const { name } of objects) {
          const piece = pieceName.exec(name)?.[2]
          if (piece) pieces.push(Number(piece))
        }
      return pieces.sort((a, b) => a - b)
    },
    settle: (object) => store.settle(folderOf(object)),
    drop: (object) => store.clear(folderOf(object)),
    papers: () => heldIn(store.list('')),
  }
}

/** The shelf in a folder. */
export const openShelf = (folder: string): Shelf => shelfOn(folderStore(folder))

/** The folder of papers below the data folder, where no store elsewhere is named. */
export const objectsIn = (data: string): string => join(data, 'objects')
export const shelfIn = (data: string): Shelf => openShelf(objectsIn(data))

const folderOf = (object: string): string => `${object.slice(0, 2)}/${object}/`

/** Where a piece lies in the store. */
export const pathOf = (object: string, piece: number): string =>
  folderOf(object) + String(piece).padStart(4, '0')

/** Held, exclusively, by a backup while it copies what its rows name: meanwhile nothing is taken from the shelf. */
export const shelfLock = `hashtext('continuum.shelf')`
