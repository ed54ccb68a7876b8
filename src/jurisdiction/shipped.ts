// The packs as they lie beside the program, held to the schema and to the hashes that the program carries: a file that somebody
// changed on a server does not become the law of a network. Rules are changed in another way than by writing into it.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hashes } from '../../jurisdictions/hashes.ts'
import { packOf, readAs, shippedFiles } from '../../jurisdictions/packs.ts'
import type { Pack } from './define.ts'
import { listOfLaw } from './law-list.ts'
import type { Fault } from './read-by-line.ts'
import { readPack } from './read-pack.ts'

const fileOf = (id: string) => new URL(`../../jurisdictions/${id}/pack.json`, import.meta.url)

/** The text of a pack that comes with the program. */
export const shippedText = (id: string): string => readFileSync(fileOf(id), 'utf8')

/** SHA-256 of a pack's text, in hexadecimal. */
export const hashOfPack = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A file of a law: the pack's own, and those that it builds on. */
export interface LawFile {
  id: string
  text: string
}

/** The texts of laws that the network changed for itself, by their packs. */
const changedTexts = new Map<string, string>()
export const keepText = (id: string, text: string): unknown => changedTexts.set(id, text)

/** The text of a pack: as it came with the program, or as two members signed it. */
const textOf = (id: string): string => changedTexts.get(id) ?? shippedText(id)

/** The files of a law, the one that builds on nothing first. */
export const filesOfLaw = (id: string): LawFile[] =>
  [...packOf(id).bases]
    .toReversed()
    .concat(readAs(id))
    .map((one) => ({ id: one, text: textOf(one) }))

const lawHashes = new Map<string, string>()

/** What a law is known by: a hash over its files. */
export function hashOfLaw(id: string): string {
  const known = lawHashes.get(id)
  if (known !== undefined) return known
  const { bases } = packOf(id)
  // A law whose file is lost is known by the files that are read in its place, until it is there again.
  if (readAs(id) !== id) return hashOfLaw(readAs(id))
  const hash = hashOfPack(
    listOfLaw(
      [...bases]
        .toReversed()
        .concat(id)
        .map((one) => [one, hashes[one] ?? hashOfPack(textOf(one))]),
    ),
  )
  lawHashes.set(id, hash)
  return hash
}

/** What is wrong with a pack, one line each. */
export const faultLines = (name: string, faults: readonly Fault[]): string =>
  faults.map(({ line, field, says }) => `${name}:${line}: ${field ? `${field}: ` : ''}${says}`).join('\n')

/** Packs that were read in this process already, by their texts: a second host in it holds them to the schema no second time. */
const alreadyRead = new Map<string, Pack>()

/** Reads every pack that comes with the program, once, when it starts. Throws where one is not the file that was released. */
export function checkShippedPacks(
  textOf: (id: string) => string = shippedText,
  expected: Readonly<Record<string, string>> = hashes,
): ReadonlyMap<string, Pack> {
  const known = new Map<string, Pack>()
  for (const { id } of shippedFiles) {
    const text = textOf(id)
    const name = `jurisdictions/${id}/pack.json`
    const hash = hashOfPack(text)
    if (hash !== expected[id])
      throw new Error(
        `${name} is not the file that this version came with (npm run packs, if you changed it)`,
      )
    const { pack, faults } = alreadyRead.has(hash)
      ? { pack: alreadyRead.get(hash), faults: [] }
      : readPack(text, known)
    if (!pack) throw new Error(faultLines(name, faults))
    alreadyRead.set(hash, pack)
    known.set(id, pack)
  }
  return known
}
