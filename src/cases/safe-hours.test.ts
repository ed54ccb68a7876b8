// Nobody is called outside the hours that they agreed, whatever presses: what a screen says of them is worked out here.
import { describe, expect, it } from 'vitest'
import { canBeAskedBefore, safetyAt, type SafeHours } from './safe-hours.ts'

const zone = 'Europe/London'
/** Golden olive can talk on working days from ten to half past three. */
const olive: readonly SafeHours[] = [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '15:30' }]
const night: readonly SafeHours[] = [{ days: [7], from: '22:00', to: '02:00' }]
const at = (moment: string) => new Date(moment)

describe('the safe hours of Golden olive', () => {
  it.each([
    [
      'on a Friday at 14:20',
      '2026-11-27T14:20:00Z',
      { isSafe: true, until: '2026-11-27 15:30', next: '2026-11-30 10:00' },
    ],
    [
      'on a Friday at 15:30, when they are over',
      '2026-11-27T15:30:00Z',
      { isSafe: false, next: '2026-11-30 10:00' },
    ],
    ['on a Monday at 9:59', '2026-11-30T09:59:00Z', { isSafe: false, next: '2026-11-30 10:00' }],
    [
      'on a Monday at 10:00',
      '2026-11-30T10:00:00Z',
      { isSafe: true, until: '2026-11-30 15:30', next: '2026-12-01 10:00' },
    ],
    [
      'in summer, by the clock on the wall',
      '2026-07-27T09:15:00Z',
      { isSafe: true, until: '2026-07-27 15:30', next: '2026-07-28 10:00' },
    ],
  ])('%s', (_when, moment, wanted) => {
    const { isSafe, until, next } = safetyAt(olive, at(moment), zone)!
    const told = (wall?: { day: string; time: string }) => wall && `${wall.day} ${wall.time}`
    expect({ isSafe, ...(until && { until: told(until) }), ...(next && { next: told(next) }) }).toEqual(
      wanted,
    )
  })

  it('leave no time before a bed at six on Friday once they are over, and some before Monday noon', () => {
    const late = safetyAt(olive, at('2026-11-27T16:00:00Z'), zone)!
    expect(canBeAskedBefore(late, at('2026-11-27T18:00:00Z'), zone)).toBe(false)
    expect(canBeAskedBefore(late, at('2026-11-30T10:00:00Z'), zone)).toBe(false)
    expect(canBeAskedBefore(late, at('2026-11-30T12:00:00Z'), zone)).toBe(true)
    const now = safetyAt(olive, at('2026-11-27T14:20:00Z'), zone)!
    expect(canBeAskedBefore(now, at('2026-11-27T14:21:00Z'), zone)).toBe(true)
  })
})

it('a window over midnight, also that from Sunday to Monday, is one', () => {
  const wanted = {
    isSafe: true,
    until: { day: '2026-11-30', time: '02:00' },
    next: { day: '2026-12-06', time: '22:00' },
  }
  expect(safetyAt(night, at('2026-11-29T23:00:00Z'), zone)).toEqual(wanted)
  expect(safetyAt(night, at('2026-11-30T01:00:00Z'), zone)).toEqual(wanted)
  expect(safetyAt(night, at('2026-11-30T02:00:00Z'), zone)?.isSafe).toBe(false)
})

it('where nothing was agreed nothing is worked out, and at any hour means without an end', () => {
  expect(safetyAt(undefined, at('2026-11-27T14:20:00Z'), zone)).toBeUndefined()
  expect(safetyAt([], at('2026-11-27T14:20:00Z'), zone)).toBeUndefined()
  const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }]
  expect(safetyAt(always, at('2026-11-27T14:20:00Z'), zone)).toEqual({ isSafe: true })
})

it('every quarter of an hour of a week is safe exactly when a window holds it', () => {
  const hours: readonly SafeHours[] = [
    { days: [1, 3], from: '08:15', to: '09:45' },
    { days: [6], from: '23:00', to: '01:30' },
  ]
  const start = Date.parse('2026-11-23T00:00:00Z')
  const quarters = Array.from({ length: 7 * 96 }, (_, at) => new Date(start + at * 15 * 60_000))
  const safe = quarters.filter((moment) => safetyAt(hours, moment, zone)!.isSafe)
  expect(safe).toHaveLength((90 * 2 + 150) / 15)
})
