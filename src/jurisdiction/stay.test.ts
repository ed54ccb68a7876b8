// What speaks for and against a permission to stay, and letters from which nobody learns why it was given.

import { describe, expect, it } from 'vitest'
import { packOf, packs } from '../../jurisdictions/packs.ts'
import { shippedText } from './shipped.ts'
import { betrayedBy, betraying, mustNotBetray } from './betraying.ts'
import { canBeSaid, languagesOf, showsOf, writtenLetter, type LetterFacts } from './letters.ts'
import { readPack } from './read-pack.ts'
import { papersNeeded, questionsAsked, routesOf } from './routes.ts'

const uk = packOf('uk')
const fitsOf = (pack: string, answers: Record<string, 'yes' | 'no' | 'unknown'>, papers: string[] = []) =>
  Object.fromEntries(
    routesOf(packOf(pack), { answers, papers }).map(({ status, ...one }) => [status.code, one]),
  )
const ids = (list: readonly { id: string }[] = []) => list.map(({ id }) => id)

describe('which permission may fit Narong', () => {
  it('is open while nothing is answered, and every question is named', () => {
    const { vts } = fitsOf('uk', {})
    expect(vts).toMatchObject({ fits: 'open', for: [], against: [] })
    expect(ids(vts!.open)).toEqual([
      'decided',
      'recovery_need',
      'compensation',
      'cooperation_authority',
      'deportation',
    ])
  })

  it('may be VTS with a decision and one ground, and the papers that are not here are named', () => {
    const { vts } = fitsOf('uk', { decided: 'yes', compensation: 'yes', deportation: 'no' }, ['cg_letter'])
    expect(vts!.fits).toBe('may-fit')
    expect(ids(vts!.for)).toEqual(['decided', 'compensation'])
    expect(ids(vts!.missing)).toEqual(['ground_evidence'])
  })

  it('is spoken against by a no to what is needed, and by a yes to what excludes', () => {
    expect(ids(fitsOf('uk', { decided: 'no' })['vts']!.against)).toEqual(['decided'])
    const lost = {
      decided: 'yes',
      recovery_need: 'no',
      compensation: 'no',
      cooperation_authority: 'no',
    } as const
    expect(fitsOf('uk', { ...lost, deportation: 'no' })['vts']!.fits).toBe('speaks-against')
    expect(ids(fitsOf('uk', { deportation: 'yes' })['vts']!.against)).toEqual(['deportation'])
  })

  it('puts what may fit first, and asks each question once', () => {
    const answers = { severe_form: 'yes', present: 'yes', hardship: 'yes', trauma: 'yes' } as const
    const routes = routesOf(packOf('us'), { answers, papers: [] })
    expect(routes.map(({ status, fits }) => [status.code, fits])).toEqual([
      ['t', 'may-fit'],
      ['continued_presence', 'open'],
      ['u', 'open'],
    ])
    const asked = ids(questionsAsked(packOf('us')))
    expect(new Set(asked).size).toBe(asked.length)
    expect(ids(papersNeeded(packOf('us')))).toEqual(['i914', 't_evidence', 'i918', 'i918b'])
  })
})

const facts: LetterFacts = {
  name: 'Narong S.',
  work: true,
  from: '2026-01-02',
  until: '2028-07-02',
  applied: '2025-11-02',
}
const speech = (language: string) => ({ language, day: (day: string) => day })
const letterOf = (pack: string, id: string) => packOf(pack).letters.find((letter) => letter.id === id)!

describe('a letter to an employer or a landlord', () => {
  const written = [...packs.values()].flatMap((pack) =>
    pack.letters.filter(mustNotBetray).flatMap((letter) =>
      languagesOf(letter).map((language) => ({
        name: `${letter.id} of ${pack.id} in ${language}`,
        letter: writtenLetter(pack, letter, facts, speech(language)),
      })),
    ),
  )

  it('is there in six languages under each law', () => {
    expect(written).toHaveLength(packs.size * 2 * 6)
    for (const list of Object.values(betraying)) expect(new Set(list).size).toBe(30)
  })

  it.each(written)('$name holds none of the words that betray', ({ letter }) => {
    const text = [letter.title, ...letter.lines.map((line) => line.text)].join('\n')
    expect(betrayedBy(text)).toEqual([])
    expect(text).not.toMatch(/[{}]/)
  })

  it('shows these things and no others', () => {
    const employer = writtenLetter(uk, letterOf('uk', 'employer'), facts, speech('en'))
    expect(showsOf(employer)).toEqual(['name', 'work', 'from', 'until', 'authority'])
    expect(employer.lines.map(({ text }) => text)).toContain(
      'It runs until 2028-07-02. Before that day a new one can be asked for.',
    )
  })

  it('says nothing of an end that nobody knows, and is not there where work is not allowed', () => {
    const { until: _, ...open } = facts
    expect(showsOf(writtenLetter(uk, letterOf('uk', 'employer'), open, speech('en')))).not.toContain('until')
    expect(canBeSaid(letterOf('uk', 'employer'), { ...facts, work: false })).toBe(false)
    expect(canBeSaid(letterOf('uk', 'landlord'), { ...facts, work: false })).toBe(true)
  })

  it('is refused with its pack where one word would betray, or where it would show the permit', () => {
    const refusal = (from: string, to: string) => {
      const text = shippedText('palermo')
      expect(text).toContain(from)
      return readPack(text.replace(from, to), packs).faults?.map(({ field, says }) => `${field}: ${says}`)
    }
    expect(
      refusal('This person is allowed to work.', 'This victim of exploitation is allowed to work.'),
    ).toEqual(['letters.0: by “victim”, “exploit” whoever reads it would learn what happened to the person'])
    expect(refusal('The immigration authority', 'The anti-trafficking authority')?.[0]).toContain(
      '“traffick”',
    )
    expect(refusal('The permission began on {from}.', 'The permission began.')).toEqual([
      'letters.0.lines.2.text.en: it does not name {from}',
    ])
    expect(refusal('"shows": "work"', '"shows": "permit"')).toContain(
      'letters.0.lines.1.shows: a letter to the employer does not show it',
    )
  })
})

describe('a pack', () => {
  it('is refused where a permission asks what is no question, or nobody asks a question', () => {
    const faults = (from: string, to: string) =>
      readPack(shippedText('eu').replace(from, to), packs).faults?.map(({ says }) => says)
    expect(faults('"needs": ["useful"', '"needs": ["usefull"')).toEqual([
      'there is no question usefull',
      'no status asks useful',
    ])
  })
})
