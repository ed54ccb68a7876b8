// Whether somebody is told that a clock is wrong: hours, days, years, in both directions, and not for a little.
import { expect, it } from 'vitest'
import { minutesOff } from './device-clock.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const off = (minutes: number, demo = false) => minutesOff(now + minutes * 60_000, now, demo)

it('says nothing of a clock that is some minutes wrong, and by how much one is hours or days wrong', () => {
  expect([0, 1, -1, 10, -10].map((minutes) => off(minutes))).toEqual([0, 0, 0, 0, 0])
  expect([11, -11, 180, -180, 1440, -4320].map((minutes) => off(minutes))).toEqual([
    11, -11, 180, -180, 1440, -4320,
  ])
})

it('says nothing in an invented country, which lives on a day and at an hour of its own', () => {
  expect([5, 180, 1440, 1440 + 180, -30 * 1440 - 90].map((minutes) => off(minutes, true))).toEqual([
    0, 0, 0, 0, 0,
  ])
  expect(off(180)).toBe(180)
})
