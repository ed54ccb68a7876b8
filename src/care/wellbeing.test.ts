import { expect, it } from 'vitest'
import { instrument, trendsOf, type Answers, type Said } from './wellbeing.ts'

const asked = (on: string, said: Partial<Record<string, Said>>, more: Partial<Answers> = {}) => ({
  on,
  value: {
    instrument: 'ons4',
    version: '2020-05',
    language: 'th',
    manner: 'asked' as const,
    text: '',
    answers: said,
    ...more,
  },
})

it('Malee’s answers are four lines over time, and nothing adds them up', () => {
  const trends = trendsOf([
    asked('2026-10-12', { satisfied: 3, happy: 2, anxious: 8 }),
    asked('2026-09-14', { satisfied: 2, happy: 'not_now', anxious: 9 }),
  ])
  expect(trends.map(({ question, now, before }) => [question, now, before])).toEqual([
    ['satisfied', 3, 2],
    ['worthwhile', undefined, undefined],
    ['happy', 2, undefined],
    ['anxious', 8, 9],
  ])
  expect(Object.keys(trends[0]!)).toEqual(['question', 'points', 'now', 'before'])
})

it('answers that were given to another instrument stand in no line of this one', () => {
  const trends = trendsOf([asked('2026-10-12', { happy: 2 }, { instrument: 'other' })])
  expect(trends.flatMap(({ points }) => points)).toEqual([])
  expect(instrument.questions).toHaveLength(4)
})
