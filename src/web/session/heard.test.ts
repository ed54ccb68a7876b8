// How seldom a screen asks of itself: with a stream that says what has changed hardly ever, without one every few minutes.
import { afterEach, expect, it } from 'vitest'
import { heard, heardInTime, setStanding, unlessHeard } from './heard.ts'

const minute = 60_000
afterEach(() => setStanding(false))

/** How often an idle tab asks in an hour for what goes by changes. */
const anHour = (everyMs: number) => (60 * minute) / everyMs

it('while a stream stands each thing on a screen is asked for about four times an hour, and without one about twelve times', () => {
  const { refetchInterval, refetchIntervalInBackground } = heard('work')
  expect(anHour(refetchInterval())).toBeGreaterThan(10)
  expect(anHour(refetchInterval())).toBeLessThan(14)
  setStanding(true)
  expect(anHour(refetchInterval())).toBeGreaterThan(3)
  expect(anHour(refetchInterval())).toBeLessThan(5)
  expect(refetchIntervalInBackground).toBe(false)
})

it('what also changes because time goes by is asked for twelve times an hour, stream or none', () => {
  for (const stands of [true, false]) {
    setStanding(stands)
    expect(anHour(heardInTime('work').refetchInterval)).toBeGreaterThan(10)
    expect(anHour(heardInTime('work').refetchInterval)).toBeLessThan(14)
  }
})

it('what may come at any moment is asked for often only where nothing would be heard of it', () => {
  expect(unlessHeard(10_000)).toBe(10_000)
  setStanding(true)
  expect(unlessHeard(10_000)).toBe(5 * minute)
})
