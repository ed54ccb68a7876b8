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

/** What packages take on the disk, in bytes, and how many files they are. Those that lie within another count by themselves. */
export function weightOf(places: readonly string[]): { bytes: number; files: number } {
  const total = { bytes: 0, files: 0 }
  const add = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules') add(path)
        continue
      }
      total.bytes += lstatSync(path).blocks * 512
      total.files += 1
    }
  }
  for (const place of places) {
    if (!existsSync(join(root, place))) throw new Error(`${place} is not installed here: npm ci`)
    add(join(root, place))
  }
  return total
}
