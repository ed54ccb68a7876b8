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

it('takes the moved days of a demonstration for what they are, and still notices hours', () => {
  expect([1440, -43_200, 5].map((minutes) => off(minutes, true))).toEqual([0, 0, 0])
  expect([180, 1440 + 180, -30 * 1440 - 90].map((minutes) => off(minutes, true))).toEqual([180, 180, -90])
})
