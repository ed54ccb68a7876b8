// Ten people, each entered by two workers who heard the same and wrote it down in their own order: where the rules decide, both come to the
// same. Nothing is added up, an unasked question is not known, and a level below what follows needs a reason of its own.

import { describe, expect, it } from 'vitest'
import {
  changedSince,
  factors,
  followsFrom,
  missingIn,
  ownWordsIn,
  type Answers,
  type Assessment,
  type FamilyMember,
  type Factor,
  type FollowUp,
  type Level,
} from './assessment.ts'

/** `free_looking threats -reads_phone ?debt`: yes, yes, no, not known. What is not named was not asked. */
const entered = (typed: string, source: 'they' | 'us' | 'police' = 'they', on = '2026-11-26'): Answers =>
  Object.fromEntries(
    typed
      .split(' ')
      .map((one) => [
        one.replace(/^[-?]/, ''),
        { answer: one.startsWith('-') ? 'no' : one.startsWith('?') ? 'not_known' : 'yes', source, on },
      ]),
  )
const calm =
  '-knows_home -free_looking -threats -watched -reads_phone -family_home -debt -papers night_team someone safe_phone'
const mother = (risk: FamilyMember['risk']): FamilyMember => ({ who: 'Mother', country: 'Thailand', risk })

interface Vignette {
  who: string
  first: string
  second: string
  family?: [FamilyMember[], FamilyMember[]]
  least: Level
  follow: FollowUp[]
}

const vignettes: Vignette[] = [
  {
    who: 'Malee, whom nobody looks for',
    first: calm,
    second: calm.split(' ').toReversed().join(' '),
    least: 'low',
    follow: [],
  },
  {
    who: 'Salma, whose trafficker is free and knows the street',
    first: `${calm} knows_home free_looking`,
    second: `free_looking ${calm.replace('-free_looking', '')} knows_home`,
    least: 'high',
    follow: ['place'],
  },
  {
    who: 'Kofi, threatened last week by somebody who may know where he lives',
    first: `${calm} ?knows_home threats`,
    second: calm.replace('-knows_home', '').replace('-threats', 'threats'),
    least: 'high',
    follow: ['measures', 'ask_again'],
  },
  {
    who: 'Oksana, whose telephone is read',
    first: `${calm} reads_phone`,
    second: `${calm} -safe_phone reads_phone`,
    least: 'medium',
    follow: ['phone'],
  },
  {
    who: 'Clemence, whose mother is threatened at home',
    first: `${calm} family_home`,
    second: calm,
    family: [[], [mother('high')]],
    least: 'medium',
    follow: ['family'],
  },
  {
    who: 'Thi Mai, whose night team does not know what to do',
    first: `${calm} -night_team`,
    second: `-night_team ${calm.replace('night_team', '')}`,
    least: 'high',
    follow: ['night_team'],
  },
  {
    who: 'Dawit, of whom nothing is known yet',
    first: '?knows_home ?free_looking ?threats',
    second: '?debt',
    least: 'high',
    follow: ['ask_again'],
  },
  {
    who: 'Yusuf, with a debt and no papers',
    first: `${calm} debt papers`,
    second: `${calm.replace('-papers', '').replace('-debt', '')} papers debt`,
    least: 'low',
    follow: ['debt', 'papers'],
  },
  {
    who: 'Ximena, followed twice and trusting nobody here',
    first: `${calm} watched -someone`,
    second: `-someone ${calm.replace('someone', '')} watched`,
    least: 'medium',
    follow: ['measures', 'someone'],
  },
  {
    who: 'Efua, whom he looks for without knowing the house',
    first: `${calm} free_looking`,
    second: `${calm} ?watched free_looking -watched`,
    least: 'medium',
    follow: [],
  },
]

describe('two workers who write down the same talk', () => {
  it.each(vignettes)('agree on $who', ({ first, second, family = [[], []], least, follow }) => {
    const one = followsFrom({ answers: entered(first), family: family[0] })
    const other = followsFrom({ answers: entered(second, 'us', '2026-11-27'), family: family[1] })
    expect(one).toEqual({ least, follow })
    expect(other).toEqual({ least, follow })
  })

  it('are ten pairs, and meet every level and every consequence', () => {
    expect(vignettes).toHaveLength(10)
    expect(new Set(vignettes.map(({ least }) => least)).size).toBe(3)
    expect(new Set(vignettes.flatMap(({ follow }) => follow)).size).toBe(9)
  })
})

const assessment = (typed: string, more: Partial<Assessment> = {}): Assessment => ({
  answers: entered(typed),
  lines: {},
  family: [],
  reasons: 'What she told.',
  ...more,
})

describe('an assessment', () => {
  it('is not saved without a level, without reasons, or below what follows without saying why', () => {
    const salma = assessment(`${calm} knows_home free_looking`)
    expect(missingIn(salma, null)).toEqual(['level'])
    expect(missingIn({ ...salma, reasons: '  ' }, 'high')).toEqual(['reasons'])
    expect(missingIn(salma, 'medium')).toEqual(['lower'])
    expect(missingIn({ ...salma, lower: 'He is abroad since Monday.' }, 'medium')).toEqual([])
    expect(missingIn(assessment(calm), 'high')).toEqual([])
  })

  it('has eleven questions, and tells which answers changed', () => {
    expect(factors).toHaveLength(11)
    const changed: Factor[] = ['watched']
    expect(changedSince(entered(`${calm} watched`), entered(calm))).toEqual(changed)
    expect(changedSince(entered(calm), undefined)).toEqual([])
  })

  it('takes no words away from Salma: what she said last stands, also where nobody asked her again', () => {
    const newestFirst = [
      { value: { own: ' ' }, on: '2026-11-26' },
      { value: { own: 'I am afraid of the street.' }, on: '2026-10-12' },
      { value: { own: 'I am well.' }, on: '2026-09-14' },
    ]
    expect(ownWordsIn(newestFirst)).toEqual({ own: 'I am afraid of the street.', on: '2026-10-12' })
  })
})
