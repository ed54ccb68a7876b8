// The rights of each country as data: nothing without a source, nothing that is read with effort, and numbers that are today's.
import { describe, expect, it } from 'vitest'
import { readingOf } from '../../test/reading-age.ts'
import { amountOn, rightsFor, rightsOfCountry, type CountryFiles } from './country-rights.ts'
import { CountryFile } from './country-file.ts'
import {
  clocksOf,
  countries,
  countriesFrom,
  countryIds,
  countryOfPack,
  readCountry,
} from './server/country-files.ts'
import { papers, sectors, workTopics } from './sectors.ts'

const files = countryIds().map((id) => readCountry(id) as CountryFiles)
/** Those too whose pack is not registered yet. */
const all = countriesFrom(files)
const fileOf = (id: string): CountryFiles => structuredCloneOf(files.find((one) => one.id === id)!)
const structuredCloneOf = ({ file, english, words, ...rest }: CountryFiles): CountryFiles => ({
  ...rest,
  file: structuredClone(file),
  english: { ...english },
  words: new Map(words),
})
const asked = workTopics.flatMap((topic) =>
  sectors.flatMap((sector) => [undefined, ...papers].map((choice) => ({ topic, sector, papers: choice }))),
)
const english = (country: (typeof all)[number]) =>
  country.rights.map((right) => ({ ...right, text: right.words('en') ?? '' }))

describe('the rights of the countries', () => {
  it('are those of the baseline, the United Kingdom and the United States, in files alone', () => {
    expect(all.map(({ id, number, region }) => [id, number, region])).toEqual([
      ['palermo', 1, undefined],
      ['uk', 2, 'GB'],
      ['us', 3, 'US'],
    ])
  })

  it('are shown for each country whose pack is registered, and for no other', () => {
    const shown = [...countries().values()].map(({ id }) => id)
    expect(shown).toEqual(expect.arrayContaining(['palermo', 'uk']))
    expect(countryOfPack('uk')?.number).toBe(2)
    expect(countryOfPack('palermo')).toBeUndefined()
    expect(all.map(({ id }) => id)).toEqual(expect.arrayContaining(shown))
  })

  it('are at most two hundred sentences, each with a source, a state and English words', () => {
    const rows = files.flatMap(({ file }) => file.sentences)
    expect(rows.length).toBeLessThanOrEqual(200)
    const texts = files.flatMap(({ english }) => Object.values(english))
    expect(texts).toHaveLength(rows.length)
    expect(new Set(texts).size).toBe(texts.length)
    for (const { file } of files) {
      const known = file.sources.map(({ id }) => id)
      const cited = new Set([...file.sentences, ...file.figures].map(({ source }) => source))
      // A source that nothing cites is none.
      expect([...cited].toSorted()).toEqual(known.toSorted())
    }
  })

  it('answer every topic for every kind of work, with papers and without', () => {
    for (const country of all) expect(asked.filter((one) => rightsFor(country, one).length === 0)).toEqual([])
  })

  it('ask for a lawyer first, where somebody was told to break the law', () => {
    for (const country of all) {
      const [first] = rightsFor(country, { topic: 'crime', sector: 'other' })
      expect(first?.words('en')).toBe('Ask for a lawyer before you answer questions.')
    }
  })

  it.each(all.map((country) => [country.id, country] as const))(
    'of %s are read without effort at the age of nine, page by page',
    (_id, country) => {
      for (const one of asked) {
        const text = rightsFor(country, one)
          .map(({ words }) => words('en')?.replace('{number}', '.'))
          .join('. ')
        expect(readingOf(text).age, `${one.topic}, ${one.sector}: ${text}`).toBeLessThanOrEqual(9)
      }
      for (const { sentence, text } of english(country))
        expect(readingOf(text).longest, sentence.id).toBeLessThanOrEqual(16)
    },
  )

  it('are measured by something that finds hard words', () => {
    const law =
      'Compensation for unauthorised deductions is recoverable notwithstanding irregular immigration status.'
    expect(readingOf(law).age).toBeGreaterThan(18)
    expect(readingOf('You may leave a job. Nobody may lock you in.').age).toBeLessThan(7)
  })

  it('have a number for everything that needs one, on the day the pack or the file says', () => {
    for (const { file, id } of files)
      for (const figure of file.figures) {
        if ('clock' in figure && !countries().has(file.number)) continue
        expect(amountOn(figure, '2026-11-28', clocksOf(id)), `${id} ${figure.id}`).toBeDefined()
      }
  })
})

describe('a number', () => {
  const uk = fileOf('uk')
  const wage = uk.file.figures.find(({ id }) => id === 'minimum_wage')!
  const none = () => undefined

  it('is the one that holds on the day, old where its time is over, and none before its first day', () => {
    expect(amountOn(wage, '2026-03-31', none)).toMatchObject({ value: 12.21, old: false })
    expect(amountOn(wage, '2026-04-01', none)).toMatchObject({ value: 12.71, old: false })
    expect(amountOn(wage, '2027-04-01', none)).toMatchObject({ value: 12.71, old: true })
    expect(amountOn(wage, '2025-03-31', none)).toBeUndefined()
  })

  it('is the pack’s where the pack has it: the days of recovery changed on 13 December 2022', () => {
    const recovery = uk.file.figures.find(({ id }) => id === 'recovery')!
    expect(amountOn(recovery, '2022-12-12', clocksOf('uk'))?.value).toBe(45)
    expect(amountOn(recovery, '2022-12-13', clocksOf('uk'))?.value).toBe(30)
  })
})

describe('a file of rights', () => {
  const broken = (change: (country: CountryFiles) => void) => () => {
    const country = fileOf('uk')
    change(country)
    rightsOfCountry(country, fileOf('palermo'))
  }
  const first = ({ file }: CountryFiles) => file.sentences[0]!

  it('is taken as it is', () => {
    expect(broken(() => undefined)).not.toThrow()
  })

  it.each([
    ['a sentence without a source', (one) => (first(one).source = 'NOBODY'), /the source NOBODY/],
    ['a number without a source', (one) => (one.file.figures[0]!.source = 'NOBODY'), /the source NOBODY/],
    ['a sentence whose number is not there', (one) => (first(one).figure = 'age_of_boss'), /no number age/],
    ['a place for a number, and none', (one) => delete first(one).figure, /a place one number/],
    ['words for a sentence that stands nowhere', (one) => one.file.sentences.shift(), /stands nowhere/],
    ['no English words', (one) => delete one.english['uk.pay.minimum'], /no English words/],
    ['two sentences of one id', (one) => one.file.sentences.push(first(one)), /share an id/],
    [
      'standing in for nothing',
      (one) => (first(one).instead = ['pay.gold']),
      /pay\.gold, which is not there/,
    ],
  ] as [string, (one: CountryFiles & { words: Map<string, never> }) => unknown, RegExp][])(
    'is refused with %s',
    (_what, change, fault) => {
      expect(broken(change as never)).toThrow(fault)
    },
  )

  it.each([
    ['a state that is none', { state: 'certain' }],
    ['checked by nobody', { state: 'checked' }],
    ['a kind of work that is none', { sectors: ['mining'] }],
    ['a field that nobody reads', { colour: 'red' }],
  ])('is refused with %s', (_what, change) => {
    const { file } = fileOf('uk')
    const [one, ...rest] = file.sentences
    expect(CountryFile.safeParse({ ...file, sentences: [{ ...one, ...change }, ...rest] }).success).toBe(
      false,
    )
    expect(CountryFile.safeParse(file).success).toBe(true)
  })

  it('is refused beside another country of the same number', () => {
    const twin = { ...fileOf('us'), file: { ...fileOf('us').file, number: 2 } }
    expect(() => countriesFrom([fileOf('palermo'), fileOf('uk'), twin])).toThrow(/share a number/)
  })
})
