// What a form says of its answers before it is sent, and of those that the server did not take.

import { expect, test } from 'vitest'
import { Problem } from '../../api/problem.ts'
import { ask } from '../../tracks/define.ts'
import { askHint, missing, notTaken, outside } from './answers.ts'

const asked = {
  rating: ask.number(1, 5),
  paid: ask.optional(ask.money),
  hint: ask.optional(ask.number(0, 3)),
}

test.each([
  [{ rating: 5, paid: 0 }, []],
  [{ rating: 9 }, ['rating']],
  [{ rating: 0, paid: 100_000_001 }, ['rating', 'paid']],
  [{ rating: 'abc', paid: '12.50' }, ['rating', 'paid']],
  [{ rating: '', paid: null }, []],
])('of %j Amara is told which number is none that was asked for', (answers, names) => {
  expect(outside(asked, answers).map(({ name }) => name)).toEqual(names)
})

test('a number that is missing is said once: as missing, not as a wrong one', () => {
  expect(missing(asked, { rating: '' })).toEqual(['rating'])
  expect(outside(asked, { rating: '' })).toEqual([])
})

test('what the server did not take is named by its question, once for each', () => {
  const fields = ['note.ciphertext', 'note.signature', 'rating'].map((field) => ({ field, code: 'too-big' }))
  expect(notTaken(new Problem('invalid', { fields }))).toEqual(['note', 'rating'])
  expect(notTaken(new Problem('invalid'))).toEqual([])
  expect(notTaken(new Problem('stale', { fields }))).toEqual([])
  expect(notTaken(new Error('no line'))).toEqual([])
})

test('a term has the hint of its own process, else the usual one, else none', () => {
  const words: Record<string, string> = {
    'ask.level.hint': 'How dangerous it is.',
    'ask.proceeding.wanted.hint': 'What protects a witness.',
    'ask.wanted.hint': 'What is wanted.',
  }
  const t = (id: string, _values?: object, fallback?: string) => words[id] ?? fallback ?? id
  expect(askHint('risk', 'level', t)).toBe('How dangerous it is.')
  expect(askHint('proceeding', 'wanted', t)).toBe('What protects a witness.')
  expect(askHint('referral', 'wanted', t)).toBe('What is wanted.')
  expect(askHint('risk', 'own_view', t)).toBeUndefined()
})
