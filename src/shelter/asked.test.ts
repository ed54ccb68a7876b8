import { expect, it } from 'vitest'
import { howFar } from './asked.ts'

const now = new Date('2026-12-03T23:44:00Z')
const at = (minute: string) => `2026-12-03T23:${minute}:00Z`
const far = (of: Partial<Parameters<typeof howFar>[0]>) =>
  howFar({ state: 'matched', sentAt: at('42'), seenAt: null, answer: null, ...of }, now)

it('a house that was asked has it, has looked, or is to be rung when nobody looked for three minutes', () => {
  expect([far({}), far({ seenAt: at('43') }), far({ sentAt: at('40') })]).toEqual([
    'sent',
    'seen',
    'sentLate',
  ])
  expect(far({ sentAt: at('40'), seenAt: at('41') }), 'who has looked need not be rung').toBe('seen')
})

it('a house answers, holds a bed, takes them in, or reads that they are elsewhere', () => {
  const said = (is: 'offer' | 'cannot_offer' | 'not_tonight') => ({ is, at: at('43') })
  expect(far({ state: 'offered', answer: said('offer') })).toBe('offer')
  expect(far({ state: 'requested', answer: said('cannot_offer') })).toBe('cannot_offer')
  expect(far({ answer: said('not_tonight') })).toBe('not_tonight')
  expect(far({ state: 'held', answer: said('offer') })).toBe('held')
  expect(far({ state: 'resident', answer: said('offer') })).toBe('arrived')
  expect(far({ state: 'placed' })).toBe('closed')
})

it('an offer that was let go of is none any more, and what was withdrawn is asked of nobody', () => {
  expect(far({ state: 'requested', answer: { is: 'offer', at: at('43') } })).toBe('over')
  expect([far({ state: 'withdrawn' }), far({ state: 'requested', sentAt: null })]).toEqual(['over', 'over'])
})
