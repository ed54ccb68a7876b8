// A store in a folder of this machine, or of a file system that several machines share.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../api/problem.ts'
import { eachOf, type Room, type Store, type Stored } from './store.ts'

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? ''
const orNothing = (error: unknown): undefined => {
  if (codeOf(error) !== 'ENOENT') throw error
}

/** What is being written has this at its end, until it has its name. */
const unfinished = /\.[0-9a-f]{12}$/

async function toDisk(path: string, bytes?: Uint8Array): Promise<void> {
  const file = await open(path, bytes ? 'wx' : 'r', 0o600)
  try {
    if (bytes) await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* filesIn(folder: string, below: string): AsyncGenerator<Stored[]> {
  const entries = (await readdir(join(folder, below), { withFileTypes: true }).catch(orNothing)) ?? []
  const files = entries.filter((entry) => entry.isFile() && !unfinished.test(entry.name))
  const found = await Promise.all(
    files.map(async ({ name }) => {
      const state = await stat(join(folder, below, name)).catch(orNothing)
      return state && { name: below + name, bytes: state.size, at: state.mtime }
    }),
  )
  const there = found.filter((one) => one !== undefined)
  if (there.length > 0) yield there.sort((a, b) => (a.name < b.name ? -1 : 1))
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  for (const name of folders.sort()) yield* filesIn(folder, `${below}${name}/`)
}

/** How much room the disk below a folder has, or below where it will be made. Undefined where that cannot be asked. */
export async function roomOf(folder: string): Promise<Room | undefined> {
  for (let path = resolve(folder); ; path = dirname(path)) {
    const found = await statfs(path).catch((error: unknown) =>
      codeOf(error) === 'ENOENT' ? undefined : null,
    )
    if (found)
      return found.blocks > 0
        ? { free: found.bavail * found.bsize, all: found.blocks * found.bsize }
        : undefined
    if (found === null || path === dirname(path)) return undefined
  }
}

/** The store in a folder, which is made with its first object. */
export function folderStore(folder: string): Store {
  const at = (name: string): string => join(folder, name)
  return {
    where: folder,
    async put(name, bytes) {
      await mkdir(dirname(at(name)), { recursive: true, mode: 0o700 })
      const part = `${at(name)}.${randomBytes(6).toString('hex')}`
      try {
        await toDisk(part, bytes)
        await rename(part, at(name))
      } catch (error) {
        await rm(part, { force: true })
        if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw new Problem('refused', { because: 'no-room' })
        throw error
      }
    },
    async read(name) {
      const bytes = await readFile(at(name)).catch(orNothing)
      return bytes && new Uint8Array(bytes)
    },
    list: (below) => filesIn(folder, below),
    async settle(below) {
      for (let path = at(below); ; path = dirname(path)) {
        await toDisk(path)
        if (path.length <= folder.length + 1) return
      }
    },
    drop: (names) => eachOf(names, 16, (name) => rm(at(name), { force: true })),
    clear: (below) => rm(at(below), { recursive: true, force: true }),
    look: async () => void (await stat(folder).catch(orNothing)),
    room: () => roomOf(folder),
  }
}
