// Whose a data folder is: an invented country's, or a network's with real people. Only what says of itself that it is invented
// is ever taken away, and the two never share a folder, since one of them may be begun anew at any time.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { emptyFolder } from '../src/database/launcher.ts'
import type { Keepsakes } from './stage.ts'

/** What an invented country says of itself. */
export const saidIn = (folder: string): string => join(resolve(folder), 'demo.json')

export interface Kept extends Keepsakes {
  /** `making` until the last step is made: a country that was interrupted is begun anew. */
  state: 'making' | 'ready'
  /** The `form` of the day on which it was made; a country of before there was such a number has none. */
  form?: number
  /** Where it comes from a seed: the moment of the story at which that ends. */
  seed?: string
  /** Tells it from others of that seed, which have the same people. */
  country?: string
}

/**
 * Grows whenever what was sealed or signed before is refused by today's clients: 2 since a way in says whose secret it opens, 3 since the
 * id of the network says that it is invented.
 */
export const form = 3

/** What the folder says of itself; undefined where it says nothing. */
export function readKept(folder: string): Kept | undefined {
  const file = saidIn(folder)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined
}

export function writeKept(folder: string, kept: Kept): void {
  mkdirSync(resolve(folder), { recursive: true })
  writeFileSync(saidIn(folder), JSON.stringify(kept, null, 2), { mode: 0o600 })
}

/** What every network keeps beside its database, wherever that is. */
const kept = ['secrets', 'objects'] as const

const holds = (folder: string, ...names: string[]): string[] =>
  names.filter((name) => existsSync(join(folder, name)))

/**
 * Takes the invented country out of a folder, and leaves everything else in it. Throws a sentence, and touches nothing,
 * where another process has the folder, or where something of ours lies in it and nothing says that it is invented.
 */
export async function beginAnew(folder: string): Promise<void> {
  const root = resolve(folder)
  if (isInvented(root))
    return emptyFolder(root, [...kept, 'sender', 'server.log', 'server.log.old', 'demo.json'])
  const found = holds(root, 'postgres', ...kept)
  if (found.length > 0)
    throw new Error(
      `The data folder ${root} holds ${found.join(', ')}, and nothing says that they are an invented country’s. Nothing was taken away. Begin without --reset, or name another folder in CONTINUUM_DATA.`,
    )
}

/** Throws where a demonstration would use the secrets of a network whose database is elsewhere. */
export function forDemonstration(folder: string): void {
  const root = resolve(folder)
  const found = holds(root, ...kept)
  if (found.length > 0 && holds(root, 'postgres', 'demo.json').length === 0)
    throw new Error(
      `The data folder ${root} holds ${found.join(', ')} of a network that has its database elsewhere. Name another folder in CONTINUUM_DATA for a demonstration.`,
    )
}

/**
 * Before real people are served from a folder. Throws where an invented country has it and the database is elsewhere; a
 * country that was begun here and never came to be is forgotten.
 */
export function forRealPeople(folder: string, { elsewhere }: { elsewhere: boolean }): void {
  if (elsewhere && existsSync(saidIn(folder)))
    throw new Error(
      `The data folder ${resolve(folder)} is an invented country’s. Name another in CONTINUUM_DATA for the secrets and papers of the network in DATABASE_URL.`,
    )
  rmSync(saidIn(folder), { force: true })
}

function isInvented(root: string): boolean {
  try {
    const { state } = JSON.parse(readFileSync(saidIn(root), 'utf8')) as { state?: string }
    return state === 'making' || state === 'ready'
  } catch {
    return false
  }
}
