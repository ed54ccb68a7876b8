// When a house is told that tonight's list of who is in it has to be made.
import { expect, it } from 'vitest'
import { rollIsDue } from './roll.ts'

const stay = (state: string, party: number) => ({ state, party }) as never
const at = (now: string, inside: number[], roll: { at: string; inside: number } | null = null) =>
  rollIsDue(
    { now, roll, stays: [...inside.map((party) => stay('resident', party)), stay('away', 1)] },
    'Europe/Berlin',
  )

it('is due from six in the evening until nine in the morning, by the clock on the wall of the house', () => {
  expect(at('2026-07-01T15:59:00Z', [4])).toBe(false)
  expect(at('2026-07-01T16:00:00Z', [4])).toBe(true)
  expect(at('2026-12-01T16:59:00Z', [4])).toBe(false)
  expect(at('2026-12-01T17:00:00Z', [4])).toBe(true)
  expect(at('2026-12-02T07:59:00Z', [4])).toBe(true)
  expect(at('2026-12-02T08:00:00Z', [4])).toBe(false)
})

it('is made for an empty house by nobody, and anew as soon as somebody came or left since', () => {
  expect(at('2026-12-01T20:00:00Z', [])).toBe(false)
  const made = { at: '2026-12-01T19:00:00Z', inside: 4 }
  expect(at('2026-12-01T20:00:00Z', [1, 3], made)).toBe(false)
  expect(at('2026-12-01T20:00:00Z', [1], made)).toBe(true)
  expect(at('2026-12-02T11:00:00Z', [1, 3, 1], made)).toBe(true)
})
