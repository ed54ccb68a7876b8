// Reads the rights of every country whose pack is registered, once. A folder that is added to jurisdictions/ is found here; nothing
// in the program names a country.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { packOf } from '../../../jurisdictions/packs.ts'
import { figureOn } from '../../jurisdiction/figure.ts'
import { CountryFile, EnglishFile, MarkFile, SentenceFile } from '../country-file.ts'
import { rightsOfCountry, type ClockOn, type CountryFiles, type CountryRights } from '../country-rights.ts'

const folder = new URL('../../../jurisdictions/', import.meta.url)
/** What every other country builds on. */
const baselineId = 'palermo'

const json = (path: URL): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** The start of the SHA-256 of an English sentence. */
const hashOf = (english: string): string => createHash('sha256').update(english).digest('hex').slice(0, 12)

/** The files of a country; nothing where it has none. Throws where one of them is not of the shape. */
export function readCountry(id: string): CountryFiles | undefined {
  const home = new URL(`${id}/rights/`, folder)
  if (!existsSync(new URL('rights.json', home))) return undefined
  const languages = readdirSync(home, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const inEach = <File>(file: string, those: readonly string[], shape: { parse: (read: unknown) => File }) =>
    new Map(
      those
        .map((language) => [language, new URL(`${language}/${file}`, home)] as const)
        .filter(([, path]) => existsSync(path))
        .map(([language, path]) => [language, shape.parse(json(path))]),
    )
  const translated = languages.filter((language) => language !== 'en')
  return {
    id,
    file: CountryFile.parse(json(new URL('rights.json', home))),
    english: EnglishFile.parse(json(new URL('en/sentences.json', home))),
    words: inEach('sentences.json', translated, SentenceFile),
    marks: inEach('marks.json', languages, MarkFile),
    hashOf,
  }
}

/** Ids of the folders that have rights, whether their pack is registered or not. */
export const countryIds = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/rights/rights.json`, folder)))
    .map(({ name }) => name)
    .toSorted()

const isRegistered = (id: string): boolean => {
  try {
    return packOf(id).id === id
  } catch {
    return false
  }
}

let read: ReadonlyMap<number, CountryRights> | undefined

/** Every country whose pack is registered, by its number: the baseline first. */
export function countries(): ReadonlyMap<number, CountryRights> {
  read ??= new Map(
    countriesFrom(countryIds().filter(isRegistered).map(readCountry)).map((one) => [one.number, one]),
  )
  return read
}

/** Puts countries together with the baseline that is among them. Throws where two share a number. */
export function countriesFrom(files: readonly (CountryFiles | undefined)[]): CountryRights[] {
  const known = files.filter((one) => one !== undefined)
  const baseline = known.find(({ id }) => id === baselineId)
  const all = known
    .map((own) => (own === baseline ? rightsOfCountry(own) : rightsOfCountry(own, baseline)))
    .toSorted((a, b) => a.number - b.number)
  if (new Set(all.map(({ number }) => number)).size !== all.length)
    throw new Error('two countries share a number, which stands on paper')
  return all
}

/** The country of a network: that of its pack; nothing where that has no rights of its own. */
export const countryOfPack = (pack: string): CountryRights | undefined =>
  [...countries().values()].find(({ id, region }) => id === pack && region !== undefined)

/** The clocks of a country's pack. */
export const clocksOf =
  (id: string): ClockOn =>
  (clock, day) => {
    const rule = packOf(id).clocks[clock]
    if (!rule) return undefined
    const { length, from } = figureOn(rule, day)
    return typeof length === 'number' ? { value: length, from: from || day } : undefined
  }
