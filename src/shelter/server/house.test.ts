// A leaving day ends at midday on the wall, also on the days on which the clock is put forward or back.

import { expect, it } from 'vitest'
import type { Ctx } from '../../http/context.ts'
import { middayOf, startOf } from './house.ts'

const at = (now: string, timezone = 'Europe/London') =>
  ({ now: new Date(now), network: { timezone } }) as unknown as Ctx

it.each([
  ['2026-03-28', '2026-03-28T12:00:00.000Z'],
  ['2026-03-29', '2026-03-29T11:00:00.000Z'],
  ['2026-10-24', '2026-10-24T11:00:00.000Z'],
  ['2026-10-25', '2026-10-25T12:00:00.000Z'],
])('midday of %s in London is %s', (day, instant) => {
  expect(middayOf(at('2026-03-01T00:00:00Z'), day).toISOString()).toBe(instant)
})

it('whoever comes tonight comes now, whatever the clock did in the night before', () => {
  const now = '2026-03-29T00:30:00.000Z'
  expect(startOf(at(now), '2026-03-29').toISOString()).toBe(now)
  expect(startOf(at(now), undefined).toISOString()).toBe(now)
  expect(startOf(at(now), '2026-03-30').toISOString()).toBe('2026-03-30T11:00:00.000Z')
  // Half past eleven in the evening of the 28th in New York: tomorrow is the 29th there.
  expect(startOf(at('2026-03-29T03:30:00Z', 'America/New_York'), '2026-03-29').toISOString()).toBe(
    '2026-03-29T16:00:00.000Z',
  )
})
