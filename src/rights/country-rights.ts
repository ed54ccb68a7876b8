// The rights of one country put together: its own sentences, and those of the baseline in whose place it has none of its own. Pure,
// so that a test can change one number and look at the page.

import { faultsOf, undeclaredIn, type Marks } from './carried.ts'
import type { CountryFile, EnglishWords, Figure, Sentence, Source, Words } from './country-file.ts'
import type { Papers, Sector, WorkTopic } from './sectors.ts'

/** What the files of one country hold. */
export interface CountryFiles {
  /** The pack that it belongs to. */
  id: string
  file: CountryFile
  english: EnglishWords
  /** By language, those that are translations. */
  words: ReadonlyMap<string, Words>
  /** By language, English too. */
  marks: ReadonlyMap<string, Marks>
  /** How a translation names the English that it was made from. */
  hashOf: (english: string) => string
}

/** A number as it holds on a day. */
export interface Amount {
  value: number | string
  unit: Figure['unit']
  from: string
  /** Its time is over, and nobody has put in the next one. */
  old: boolean
}

/** One right: a sentence of a country with all that stands beside it. */
export interface Right {
  sentence: Sentence
  source: Source
  figure?: Figure
  /** Of the baseline: it holds nearly everywhere. */
  general: boolean
  /** The words in a language; nothing where nobody has translated them, or where they are not those of the law as it stands. */
  words: (language: string) => string | undefined
}

export interface CountryRights {
  id: string
  number: number
  region?: string
  currency?: string
  emergency?: string
  rights: readonly Right[]
}

/**
 * Throws where a sentence names a source, a number or a sentence that is not there, or has no English words, or has a place for a
 * number and none, or none and a number.
 */
export function rightsOfCountry(own: CountryFiles, baseline?: CountryFiles): CountryRights {
  const mine = rightsIn(own, baseline)
  const below = baseline ? rightsIn(baseline) : []
  for (const { sentence } of mine)
    for (const old of sentence.instead ?? [])
      if (below.every((one) => one.sentence.id !== old || one.sentence.topic !== sentence.topic))
        throw new Error(`rights of ${own.id}: ${sentence.id} stands in for ${old}, which is not there`)
  const { number, region, currency, emergency } = own.file
  return {
    id: own.id,
    number,
    ...(region && { region }),
    ...(currency && { currency }),
    ...(emergency && { emergency }),
    rights: [...mine, ...below],
  }
}

/** What says each mark in a language, there: the country's own words and those of the baseline. */
function marksIn(language: string, own: CountryFiles, baseline: CountryFiles | undefined): Marks {
  const below = baseline?.marks.get(language) ?? {}
  const marks = Object.entries(own.marks.get(language) ?? {})
  return {
    ...below,
    ...Object.fromEntries(marks.map(([mark, said]) => [mark, [...said, ...(below[mark] ?? [])]])),
  }
}

/** A translation that is not told. */
export interface Blocked {
  language: string
  id: string
  why: string
}

/** The translations that say something else than the law as it stands in English, each with every reason. */
export const blockedIn = (own: CountryFiles, baseline?: CountryFiles): Blocked[] =>
  [...own.words].flatMap(([language, words]) => {
    const marks = marksIn(language, own, baseline)
    return own.file.sentences.flatMap((sentence) => {
      const told = words[sentence.id]
      if (!told) return []
      const now = own.hashOf(own.english[sentence.id] ?? '')
      const faults = [
        ...(told.of === now ? [] : [`was made from another English than that of today, ${now}`]),
        ...(hasPlace(told.words, sentence) ? [] : [onePlace]),
        ...faultsOf(sentence, told.words, marks),
      ]
      return faults.map((why) => ({ language, id: sentence.id, why }))
    })
  })

const onePlace = 'a number needs one place, and a place one number'
const hasPlace = (text: string, { figure }: Sentence) =>
  text.split('{number}').length === (figure === undefined ? 1 : 2)

function rightsIn(own: CountryFiles, baseline?: CountryFiles): Right[] {
  const { id, file, english, words } = own
  const fault = (what: string) => new Error(`rights of ${id}: ${what}`)
  const sources = new Map(file.sources.map((one) => [one.id, one]))
  const figures = new Map(file.figures.map((one) => [one.id, one]))
  for (const figure of file.figures)
    if (!sources.has(figure.source)) throw fault(`nobody says what the source ${figure.source} is`)
  const known = new Set(file.sentences.map((sentence) => sentence.id))
  if (known.size !== file.sentences.length) throw fault('two sentences share an id')
  for (const [language, said] of [['en', english] as const, ...words])
    for (const key of Object.keys(said))
      if (!known.has(key)) throw fault(`${language} has words for ${key}, which stands nowhere`)
  const blocked = new Set(blockedIn(own, baseline).map(({ language, id: one }) => `${language} ${one}`))
  const marks = marksIn('en', own, baseline)
  return file.sentences.map((sentence) => {
    const source = sources.get(sentence.source)
    if (!source) throw fault(`nobody says what the source ${sentence.source} is`)
    const figure = sentence.figure === undefined ? undefined : figures.get(sentence.figure)
    if (sentence.figure !== undefined && !figure) throw fault(`there is no number ${sentence.figure}`)
    const text = english[sentence.id]
    if (text === undefined) throw fault(`${sentence.id} has no English words`)
    if (!hasPlace(text, sentence)) throw fault(`${sentence.id}: ${onePlace}`)
    const [lack] = faultsOf(sentence, text, marks)
    if (lack !== undefined) throw fault(`${sentence.id} in English ${lack}`)
    const undeclared = undeclaredIn(sentence, text, marks)
    if (undeclared !== undefined)
      throw fault(`${sentence.id} says “${undeclared}”, and none of its conditions does`)
    const speak = (language: string) => {
      if (language === 'en') return text
      return blocked.has(`${language} ${sentence.id}`) ? undefined : words.get(language)?.[sentence.id]?.words
    }
    return { sentence, source, ...(figure && { figure }), general: baseline === undefined, words: speak }
  })
}

export interface Asked {
  topic: WorkTopic
  sector: Sector
  /** Nothing where somebody has not said: then both are told, each with its mark. */
  papers?: Papers | undefined
}

const holdsFor = ({ sectors, papers, topic }: Sentence, asked: Asked): boolean =>
  topic === asked.topic &&
  (sectors === undefined || sectors.includes(asked.sector)) &&
  (papers === undefined || asked.papers === undefined || papers === asked.papers)

/**
 * What holds for this work: what is to be told first, then the country's own sentences, then those of the baseline that none of
 * these stands in for.
 */
export function rightsFor({ rights }: CountryRights, asked: Asked): Right[] {
  const found = rights.filter(({ sentence }) => holdsFor(sentence, asked))
  const replaced = new Set(found.flatMap(({ sentence }) => sentence.instead ?? []))
  const left = found.filter(({ sentence }) => !replaced.has(sentence.id))
  return [...left.filter(({ sentence }) => sentence.first), ...left.filter(({ sentence }) => !sentence.first)]
}

/** A clock of a pack as it is on a day: how long, and since when. */
export type ClockOn = (clock: string, day: string) => { value: number; from: string } | undefined

/** A number as it holds on a day, `YYYY-MM-DD`; nothing before its first day, or where the pack has no such clock. */
export function amountOn(figure: Figure, day: string, clockOn: ClockOn): Amount | undefined {
  if ('clock' in figure) {
    const found = clockOn(figure.clock, day)
    return found && { ...found, unit: figure.unit, old: false }
  }
  const now = figure.values.findLast(({ from }) => from <= day)
  if (!now) return undefined
  return {
    value: now.value,
    unit: figure.unit,
    from: now.from,
    old: now.until !== undefined && now.until < day,
  }
}
