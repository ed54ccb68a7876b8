// What a production installation consists of: the packages that `npm ci --omit=dev --omit=optional` brings, what a release has of each, and
// those that stand in the files that browsers are served. Read from the lock file and the build; nothing is installed.

import { existsSync, globSync, lstatSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

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
export const productionLimits = { megabytes: 80, files: 6000 }

const isLoaded = (name: string): boolean => /\.(?:[cm]?js|json|node|wasm)$/.test(name)
const isLicence = (name: string): boolean =>
  /^(?:licen[cs]e|notice|copying|copyright(?:notice)?)\b/i.test(name)

/**
 * The files of a package that a release has: what Node can load, and under which licence it is. Types, maps and sources in other languages
 * stay away. A package without a licence file says it in its README, which then comes along.
 */
export function shippedFiles(place: string, folder = root): string[] {
  const files = globSync('**/*', {
    cwd: join(folder, place),
    withFileTypes: true,
    exclude: (entry) => entry.name === 'node_modules',
  })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
  const isSaid = files.some(({ name }) => isLicence(name))
  return files
    .filter(({ name }) => isLoaded(name) || isLicence(name) || (!isSaid && /^readme\b/i.test(name)))
    .map(({ path }) => relative(folder, path))
    .toSorted()
}

/** What files take on a disk, in bytes, and how many they are. */
export interface Held {
  bytes: number
  files: number
}

export const megabytesOf = ({ bytes }: Held): string => (bytes / 1_000_000).toFixed(1)

/** What a folder holds. */
export function heldIn(folder: string): Held {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return heldBy(files.map((entry) => join(entry.parentPath, entry.name)))
}

const heldBy = (files: readonly string[]): Held => ({
  bytes: files.reduce((sum, file) => sum + lstatSync(file).blocks * 512, 0),
  files: files.length,
})

/** The packages of a production machine as a release has them. */
export function shippedPackages(): string[] {
  return installedPlaces(lockedPackages()).flatMap((place) => {
    if (!existsSync(join(root, place))) throw new Error(`${place} is not installed here: npm ci`)
    // A package inside another stands in the list by itself.
    return shippedFiles(place)
  })
}

export const shippedWeight = (): Held => heldBy(shippedPackages().map((file) => join(root, file)))
