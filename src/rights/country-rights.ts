// The rights of one country put together: its own sentences, and those of the baseline in whose place it has none of its own. Pure,
// so that a test can change one number and look at the page.

import type { CountryFile, Figure, Sentence, Source, Words } from './country-file.ts'
import type { Papers, Sector, WorkTopic } from './sectors.ts'

/** What the files of one country hold. */
export interface CountryFiles {
  /** The pack that it belongs to. */
  id: string
  file: CountryFile
  /** By language. */
  words: ReadonlyMap<string, Words>
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
  /** The words in a language; nothing where nobody has translated them. */
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
  const mine = rightsIn(own, baseline === undefined)
  const below = baseline ? rightsIn(baseline, true) : []
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

function rightsIn({ id, file, words }: CountryFiles, general: boolean): Right[] {
  const fault = (what: string) => new Error(`rights of ${id}: ${what}`)
  const sources = new Map(file.sources.map((one) => [one.id, one]))
  const figures = new Map(file.figures.map((one) => [one.id, one]))
  for (const figure of file.figures)
    if (!sources.has(figure.source)) throw fault(`nobody says what the source ${figure.source} is`)
  const english = words.get('en') ?? {}
  const known = new Set(file.sentences.map((sentence) => sentence.id))
  if (known.size !== file.sentences.length) throw fault('two sentences share an id')
  for (const [language, said] of words)
    for (const key of Object.keys(said))
      if (!known.has(key)) throw fault(`${language} has words for ${key}, which stands nowhere`)
  return file.sentences.map((sentence) => {
    const source = sources.get(sentence.source)
    if (!source) throw fault(`nobody says what the source ${sentence.source} is`)
    const figure = sentence.figure === undefined ? undefined : figures.get(sentence.figure)
    if (sentence.figure !== undefined && !figure) throw fault(`there is no number ${sentence.figure}`)
    if (english[sentence.id] === undefined) throw fault(`${sentence.id} has no English words`)
    for (const said of words.values()) {
      const has = said[sentence.id]?.includes('{number}')
      if (has !== undefined && has !== (figure !== undefined))
        throw fault(`${sentence.id}: a number needs one place, and a place one number`)
    }
    const speak = (language: string) => words.get(language)?.[sentence.id]
    return { sentence, source, ...(figure && { figure }), general, words: speak }
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
