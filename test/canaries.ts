// How a word that must not be known is looked for: in every form that a thoughtless encoding gives it, in every column of
// every table. The proof on the server and the one in the browser search with the same eyes.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner, type Database } from '../src/database/open.ts'

/** How a word may look after a thoughtless encoding: as it is, in base64, in hex, in an address. */
export function formsOf(word: string): string[] {
  const bytes = Buffer.from(word)
  // Three alignments of base64, without the ends that depend on the neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift, 32), bytes])
      .toString('base64url')
      .slice(4, -4),
  )
  // Of a short word too little is left between those ends to recognise it by.
  return [word, ...base64.filter((form) => form.length > 5), bytes.toString('hex'), encodeURIComponent(word)]
}

/** Those of the words that stand in a text, in any form. */
export const wordsIn = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => formsOf(word).some((form) => text.includes(form)))

/** The forms of a word as bytes: as it is, in base64, in hex, in an address, and in the sixteen bits of V8 and LevelDB. */
const bytesOf = (word: string): Buffer[] => [
  ...formsOf(word).map((form) => Buffer.from(form)),
  Buffer.from(word, 'utf16le'),
  Buffer.from(Buffer.from(word, 'utf16le').toString('base64').slice(0, -4)),
]

/** A word as it is: where the tables have been searched for every other form, and the files are many. */
export const plainly = (word: string): Buffer[] => [Buffer.from(word)]

/** `word: file` for every word that a file of a folder holds, in any of its forms. */
export function wordsInFolder(folder: string, words: readonly string[], formsOfWord = bytesOf): string[] {
  const wanted = words.map((word) => ({ word, forms: formsOfWord(word) }))
  return filesBelow(folder).flatMap((path) => {
    const content = unlessGone(() => readFileSync(path), Buffer.alloc(0))
    return wanted
      .filter(({ forms }) => forms.some((form) => content.includes(form)))
      .map(({ word }) => `${word}: ${path.slice(folder.length + 1)}`)
  })
}

/** Every file below a folder. Databases of other tests lie beside it and may be dropped meanwhile. */
function filesBelow(folder: string): string[] {
  return unlessGone(() => readdirSync(folder, { withFileTypes: true }), []).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path)
    return entry.isFile() ? [path] : []
  })
}

/** A house at work may lose a file or a folder while it is read; what is gone holds nothing. */
function unlessGone<Found>(read: () => Found, nothing: Found): Found {
  try {
    return read()
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return nothing
    throw error
  }
}

/** `table: word` for every word that any column of any table holds, in any form. */
export async function wordsInTables(database: Database, words: readonly string[]): Promise<string[]> {
  return asOwner(database, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    )
    const hits: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query<{ text: string }>(`select t::text as text from ${name} t`)
      const all = rows.map((row) => row.text).join('\n')
      hits.push(...wordsIn(all, words).map((word) => `${name}: ${word}`))
    }
    return hits
  })
}
