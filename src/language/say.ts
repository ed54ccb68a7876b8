// The server's own words: catalogues are read once from locales/, one file for each language.

import { readdirSync, readFileSync } from 'node:fs'
import { messages, type Catalog, type Messages, type Values } from './messages.ts'
import { isOffered } from './offered.ts'

const folder = new URL('../../locales/', import.meta.url)
const read = (language: string): Catalog =>
  JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Catalog

/** Languages that have a file, however few words are in it. */
export const languages: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort()

const english = read('en')

/** Languages of the pages of the public and of survivors, English first; adding a file adds a language. */
export const offered: readonly string[] = languages
  .filter((language) => isOffered(read(language), english, 'public'))
  .toSorted((a, b) => Number(b === 'en') - Number(a === 'en'))

const loaded = new Map<string, Messages>()

/** The messages of a language, or of its base language, or English. */
export function speaker(language: string): Messages {
  const known = languages.includes(language)
    ? language
    : languages.includes(language.split('-')[0] as string)
      ? (language.split('-')[0] as string)
      : 'en'
  let speak = loaded.get(known)
  if (!speak) loaded.set(known, (speak = messages(known, known === 'en' ? english : read(known), english)))
  return speak
}

export const say = (language: string, id: string, values?: Values): string =>
  speaker(language).text(id, values)
