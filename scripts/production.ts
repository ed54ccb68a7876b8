// What a production installation consists of: the packages that `npm ci --omit=dev --omit=optional` brings, and those that stand
// in the files that browsers are served. Read from the lock file and the build; nothing is installed.

import { existsSync, globSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LockedPackage {
  version: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

const root = join(import.meta.dirname, '..')

/** The packages of the lock file by their place, as `node_modules/pg`. */
export function lockedPackages(): Record<string, LockedPackage> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  return Object.fromEntries(Object.entries(lock.packages).filter(([place]) => place !== ''))
}

/** Those that a production installation has, by their place. */
export const installedPlaces = (packages: Readonly<Record<string, LockedPackage>>): string[] =>
  Object.entries(packages)
    .filter(([, { dev, optional, devOptional }]) => !dev && !optional && !devOptional)
    .map(([place]) => place)

/** Those that stand in built files, by their place; the build writes them down (`bundled.ts`). */
export function bundledPlaces(dist: string): string[] {
  const lists = globSync('*/{.vite,*/.vite}/bundled-*.json', { cwd: dist })
  const places = lists.flatMap((list) => JSON.parse(readFileSync(join(dist, list), 'utf8')) as string[])
  return [...new Set(places)].toSorted()
}

/** What a production machine may have to hold of packages. */
export const productionLimits = { megabytes: 80, files: 6700 }

/** What files take on a disk, in bytes, and how many they are. */
export interface Held {
  bytes: number
  files: number
}

export const megabytesOf = ({ bytes }: Held): string => (bytes / 1_000_000).toFixed(1)

/** What a folder holds; what lies in a folder called `without` is not counted. */
export function heldIn(folder: string, without?: string): Held {
  const total = { bytes: 0, files: 0 }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && entry.name === without) continue
    const held = entry.isDirectory()
      ? heldIn(path, without)
      : { bytes: lstatSync(path).blocks * 512, files: 1 }
    total.bytes += held.bytes
    total.files += held.files
  }
  return total
}

/** What packages hold, by their places. One that lies within another counts by itself. */
export function weightOf(places: readonly string[]): Held {
  const total = { bytes: 0, files: 0 }
  for (const place of places) {
    if (!existsSync(join(root, place))) throw new Error(`${place} is not installed here: npm ci`)
    const held = heldIn(join(root, place), 'node_modules')
    total.bytes += held.bytes
    total.files += held.files
  }
  return total
}
