// Rights, a day in court and a decision are said in a language that the person understands.
import { expect, it } from 'vitest'
import { machineOf } from '../../test/moving.ts'
import { interpretedFirst } from './understood.ts'

const facts = { wordsIn: 'ar en es fr th uk' }

it('where we have no words in a language somebody interprets, or a recording is heard', () => {
  expect(interpretedFirst({ input: { language: 'ur' }, facts })).toBe('interpreter-first')
  expect(interpretedFirst({ input: { language: 'ur', how: 'spoken' }, facts })).toBe('interpreter-first')
  for (const how of ['interpreter', 'audio'])
    expect(interpretedFirst({ input: { language: 'ur', how }, facts })).toBeUndefined()
  expect(interpretedFirst({ input: { language: 'ar', how: 'spoken' }, facts })).toBeUndefined()
  expect(interpretedFirst({ input: { language: 'uk-UA' }, facts }), 'of a country too').toBeUndefined()
})

it('holds for rights, for the ways ahead, for a day in court and for a decision', () => {
  for (const [kind, move] of [
    ['case', 'explain_rights'],
    ['solution', 'counsel'],
    ['proceeding', 'tell'],
    ['proceeding', 'explain'],
  ] as const) {
    const { refuses, ask } = machineOf(kind).moves[move]!
    expect([kind, move, refuses]).toEqual([kind, move, expect.arrayContaining(['interpreter-first'])])
    expect(ask?.['interpreted_by']?.kind, 'who interpreted is sealed').toBe('sealed')
  }
})
