// Where sealed pieces lie: files below the data folder, one folder for each paper under a random name. They are no part
// of the database: a backup of rows stays small, and half a gigabyte never passes through a transaction log.

import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../api/problem.ts'

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
}

/** A name nobody can guess and nobody has had. */
export const newObject = (): string => randomBytes(16).toString('hex')

const nothing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

async function toDisk(path: string, bytes?: Uint8Array): Promise<void> {
  const file = await open(path, bytes ? 'wx' : 'r', 0o600)
  try {
    if (bytes) await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The shelf in a folder, which is made with its first piece. A full disk is Problem `refused`, because `no-room`. */
export function openShelf(folder: string): Shelf {
  const at = (object: string) => join(folder, object.slice(0, 2), object)
  const fileOf = (object: string, piece: number) => join(folder, pathOf(object, piece))

  const read: Shelf['read'] = async (object, piece) => {
    try {
      return new Uint8Array(await readFile(fileOf(object, piece)))
    } catch (error) {
      if (nothing(error)) return undefined
      throw error
    }
  }
  const write = async (object: string, piece: number, bytes: Uint8Array): Promise<void> => {
    await mkdir(at(object), { recursive: true, mode: 0o700 })
    // Under a name that no reader knows, so that a piece is there whole or not at all.
    const part = `${fileOf(object, piece)}.${randomBytes(6).toString('hex')}`
    try {
      await toDisk(part, bytes)
      await rename(part, fileOf(object, piece))
    } catch (error) {
      await rm(part, { force: true })
      if (['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? ''))
        throw new Problem('refused', { because: 'no-room' })
      throw error
    }
  }
  return {
    read,
    async put(object, piece, bytes) {
      const before = await read(object, piece)
      if (before) return Buffer.compare(before, bytes) === 0 ? 'same' : 'other'
      await write(object, piece, bytes)
      return 'kept'
    },
    async there(object) {
      const names = await readdir(at(object)).catch((error: unknown) => {
        if (nothing(error)) return []
        throw error
      })
      return names
        .filter((name) => /^\d{4}$/.test(name))
        .map(Number)
        .sort((a, b) => a - b)
    },
    async settle(object) {
      for (const path of [at(object), join(folder, object.slice(0, 2)), folder]) await toDisk(path)
    },
    async drop(object) {
      await rm(at(object), { recursive: true, force: true })
    },
  }
}

/** The folder of papers below the data folder: the only shelf that there is. */
export const objectsIn = (data: string): string => join(data, 'objects')
export const shelfIn = (data: string): Shelf => openShelf(objectsIn(data))

/** Where a piece lies below that folder. */
export const pathOf = (object: string, piece: number): string =>
  join(object.slice(0, 2), object, String(piece).padStart(4, '0'))

/** Held, exclusively, by a backup while it copies what its rows name: meanwhile nothing is taken from the shelf. */
export const shelfLock = `hashtext('continuum.shelf')`
