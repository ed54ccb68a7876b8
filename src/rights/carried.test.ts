// What a sentence of law carries goes with it into every language: conditions, denials, bounds, deadlines and numbers, or it is not told.
import { describe, expect, it } from 'vitest'
import { sentences as linesOf, topics } from './model.ts'
import { say } from '../language/say.ts'
import { faultsOf, marksOf, type Marks } from './carried.ts'
import { blockedIn, type CountryFiles } from './country-rights.ts'
import { countriesFrom, countryIds, readCountry } from './server/country-files.ts'

const files = countryIds().map((id) => readCountry(id) as CountryFiles)
const baseline = files.find(({ id }) => id === 'palermo')!
const others = ['es', 'fr', 'ar', 'uk', 'th']
const belowOf = (country: CountryFiles) => (country === baseline ? undefined : baseline)
const countryOf = (id: string) => files.find(({ file }) => file.sentences.some((one) => one.id === id))!

/** A country with other words for a sentence, made from the English of today unless it says otherwise. */
function saying(id: string, language: string, words: string, of?: string): CountryFiles {
  const country = countryOf(id)
  const told = { of: of ?? country.hashOf(country.english[id]!), words }
  return { ...country, words: new Map(country.words).set(language, { [id]: told }) }
}
const whyNot = (id: string, language: string, words: string, of?: string): string[] =>
  blockedIn(saying(id, language, words, of), belowOf(countryOf(id)))
    .filter((one) => one.language === language && one.id === id)
    .map(({ why }) => why)

/** What says the marks of a sentence in a language, the baseline's words too. */
const marksFor = (country: CountryFiles, language: string): Marks => ({
  ...baseline.marks.get(language),
  ...Object.fromEntries(
    Object.entries(country.marks.get(language) ?? {}).map(([mark, said]) => [
      mark,
      [...said, ...(baseline.marks.get(language)?.[mark] ?? [])],
    ]),
  ),
})

describe('a translation of the law', () => {
  it('carries every condition, denial, bound, deadline and number of its sentence, in each language', () => {
    expect(files.flatMap((country) => blockedIn(country, belowOf(country)))).toEqual([])
    for (const language of others) expect(baseline.words.has(language)).toBe(true)
  })

  it('is there for each sentence with a number that somebody acts on, in each language', () => {
    const missing = files.flatMap(({ file, words }) =>
      file.sentences
        .filter(({ figure }) => figure !== undefined)
        .flatMap(({ id }) => others.filter((language) => !words.get(language)?.[id]).map((one) => [id, one])),
    )
    expect(missing).toEqual([])
  })

  // What stood in the place of these sentences: a label and the number, and nothing compared the two.
  it.each([
    ['uk.staying.recovery', 'es', 'No le expulsan durante al menos {number}', ['case.first_yes']],
    ['uk.staying.recovery', 'ar', 'لا ترحيل قبل مرور {number}', ['case.first_yes', 'at-least']],
    ['uk.pay.minimum', 'es', 'Una hora se paga al menos {number}', ['age.from_21']],
    ['uk.pay.minimum', 'ar', 'أجر الساعة على الأقل {number}', ['age.from_21']],
    ['uk.pay.minimum', 'th', 'หนึ่งชั่วโมงได้อย่างน้อย {number}', ['age.from_21']],
    ['uk.pay.claim', 'es', 'Pida el sueldo perdido dentro de {number}', ['may-end-early']],
    [
      'uk.hours.week',
      'es',
      'Máximo de horas {number}',
      ['how.on_average', 'how.unless_agreed', 'at-most', 'not'],
    ],
    [
      'uk.permit.sponsor',
      'es',
      'Para encontrar otro empleador, hasta {number}',
      ['case.sponsored_ended', 'case.office_writes'],
    ],
    ['us.pay.minimum', 'es', 'Una hora se paga al menos {number}', ['work.most_jobs']],
    ['us.pay.minimum', 'th', 'หนึ่งชั่วโมงได้อย่างน้อย {number}', ['work.most_jobs']],
    ['us.pay.h2a.share', 'es', 'Parte segura de las horas prometidas {number}', ['papers.h2a']],
    [
      'us.permit.student',
      'es',
      'Estudiante, en periodo de clases, como máximo {number}',
      ['papers.f1', 'place.campus'],
    ],
    ['us.permit.h2', 'es', 'Para encontrar otro empleador, hasta {number}', ['papers.h2', 'time.job_ends']],
    [
      'sexwork.pep',
      'es',
      'La medicina contra el VIH debe empezar antes de {number}',
      ['case.after_assault', 'within'],
    ],
    ['uk.hours.break', 'es', 'Una pausa {number}', ['time.more_than_six']],
    ['uk.family.age', 'es', 'Para casarse hay que tener al menos {number}', ['place.england_wales']],
    [
      'uk.names.breathing',
      'es',
      'Las cartas por deudas pueden parar durante {number}',
      ['case.debt_adviser', 'how.most_letters'],
    ],
    ['us.names.credit.days', 'es', 'La mala deuda se bloquea en {number}', ['case.papers_sent', 'within']],
    [
      'us.hours.over',
      'es',
      'Se paga más por encima de {number}',
      ['time.each_hour', 'how.half_more', 'above'],
    ],
    ['hours.sea', 'es', 'Descanso cada día en el mar {number}', ['case.three_days_at_sea']],
  ])('of %s is not told in %s as “%s”', (id, language, words, lacks) => {
    expect(whyNot(id, language, words)).toEqual(lacks.map((mark) => `lacks ${mark}`))
  })

  it('is not told when any one of its marks is taken out, whichever', () => {
    let tried = 0
    for (const country of files)
      for (const [language, words] of country.words)
        for (const sentence of country.file.sentences)
          for (const mark of new Set(marksOf(sentence))) {
            const told = words[sentence.id]?.words
            if (!told) continue
            const marks = marksFor(country, language)
            // As if nobody had written the words of this mark.
            const without = { ...marks, [mark]: ['⁂'] }
            expect(faultsOf(sentence, told, without), `${language} ${sentence.id}`).toContain(`lacks ${mark}`)
            tried += 1
          }
    expect(tried).toBeGreaterThan(400)
  })

  it('has the number of its condition, in digits of whichever script', () => {
    const asked = (age: string) => `อายุ ${age} ปีขึ้นไปใช่ไหม หนึ่งชั่วโมงต้องได้ค่าจ้างอย่างน้อย {number}`
    expect(whyNot('uk.pay.minimum', 'th', asked('21'))).toEqual([])
    expect(whyNot('uk.pay.minimum', 'th', asked('๒๑'))).toEqual([])
    expect(whyNot('uk.pay.minimum', 'th', asked('๑๘'))).toContain('lacks age.from_21')
    const arabic = (age: string) => `عمرك ${age} سنة أو أكثر؟ أجر الساعة على الأقل {number}`
    expect(whyNot('uk.pay.minimum', 'ar', arabic('٢١'))).toEqual([])
    expect(whyNot('uk.pay.minimum', 'ar', arabic('١٢'))).toContain('lacks age.from_21')
  })

  it('says no number of its own, and has one place for that of the law', () => {
    const [number] = whyNot(
      'uk.pay.minimum',
      'es',
      '¿Tiene 21 años o más? Una hora se paga al menos a {number} o 9,50',
    )
    expect(number).toMatch(/other numbers/)
    const [place] = whyNot('uk.pay.minimum', 'es', '¿Tiene 21 años o más? Una hora se paga bien, al menos')
    expect(place).toMatch(/one place/)
  })

  it('denies neither less nor more than the law', () => {
    expect(whyNot('papers.keep', 'es', 'Un jefe puede quedárselo.')).toEqual(['lacks not'])
    expect(whyNot('leaving.job', 'es', 'No puede dejar un trabajo.')).toEqual(['denies more than the law'])
  })

  it('is not told any more when the English is another one', () => {
    const words = '¿Tiene 21 años o más? Una hora se paga al menos a {number}'
    const before = countryOf('uk.pay.minimum').hashOf('Aged 25 or more? One hour is paid at least {number}')
    expect(whyNot('uk.pay.minimum', 'es', words, before)).toEqual([expect.stringMatching(/another English/)])
    const [uk] = countriesFrom([baseline, saying('uk.pay.minimum', 'es', words, before)]).slice(1)
    const right = uk!.rights.find(({ sentence }) => sentence.id === 'uk.pay.minimum')!
    expect([right.words('es'), right.words('en')]).toEqual([
      undefined,
      'Aged 21 or more? One hour is paid at least {number}',
    ])
  })
})

describe('an English sentence', () => {
  const refused = (id: string, english: string) => () =>
    countriesFrom([baseline, { ...countryOf(id), english: { ...countryOf(id).english, [id]: english } }])

  it.each([
    ['Aged 21 or more? One hour is paid at least {number} unless you live in.', /says “unless”/],
    ['Aged 21 or more? One hour is paid at least {number} in most jobs.', /says “most”/],
    ['One hour is paid at least {number}', /lacks age\.from_21/],
    ['Aged 21 or more? One hour is not paid less than, at least, {number}', /denies more/],
  ])('says no condition that no field names: %s', (english, fault) => {
    expect(refused('uk.pay.minimum', english)).toThrow(fault)
  })
})

describe('the pages about rights everywhere', () => {
  it('carry in each language what the sentences that they share with the countries carry', () => {
    const shared = topics.flatMap((topic) =>
      linesOf(say('en', `rights.${topic}.text`)).flatMap((line, at) =>
        baseline.file.sentences
          .filter(({ id }) => baseline.english[id] === line)
          .flatMap((sentence) => others.map((language) => ({ topic, at, sentence, language }))),
      ),
    )
    expect(shared.length).toBeGreaterThan(100)
    const faults = shared.flatMap(({ topic, at, sentence, language }) => {
      const line = linesOf(say(language, `rights.${topic}.text`))[at] ?? ''
      return faultsOf(sentence, line, marksFor(baseline, language)).map((why) => `${language} ${line} ${why}`)
    })
    expect(faults).toEqual([])
  })
})
