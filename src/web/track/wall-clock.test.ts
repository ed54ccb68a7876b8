import { expect, test } from 'vitest'
import { offWall, onWall, zonesBy } from './wall-clock.ts'

test('a hearing at ten in Bangkok is at ten there, whatever zone Lucía’s laptop is in', () => {
  const at = offWall('2026-11-24', '10:00', 'Asia/Bangkok')
  expect(at).toBe('2026-11-24T03:00:00.000Z')
  expect(onWall(at, 'Asia/Bangkok')).toEqual({ day: '2026-11-24', time: '10:00' })
})

test('an evening there may be another day elsewhere, and summer has its own hour', () => {
  expect(onWall('2026-07-01T22:30:00.000Z', 'Europe/London')).toEqual({ day: '2026-07-01', time: '23:30' })
  expect(onWall('2026-07-01T22:30:00.000Z', 'Asia/Bangkok')).toEqual({ day: '2026-07-02', time: '05:30' })
  expect(offWall('2026-07-01', '23:30', 'Europe/London')).toBe('2026-07-01T22:30:00.000Z')
})

test('the nights on which the clocks change are no trouble to an hour that they have', () => {
  for (const [day, time] of [
    ['2026-03-29', '00:30'],
    ['2026-03-29', '02:30'],
    ['2026-10-25', '00:30'],
    ['2026-10-25', '02:30'],
  ] as const)
    expect(onWall(offWall(day, time, 'Europe/London'), 'Europe/London')).toEqual({ day, time })
  expect(offWall('2026-03-08', '03:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
})

test('Narong says seven in the evening by the clock of Bangkok, and the night line calls at noon in London', () => {
  const bangkok = zonesBy('en', 'Europe/London').find(({ label }) => label === 'Bangkok')
  expect(bangkok?.detail).toBe('GMT+7')
  const said = offWall('2026-12-01', '19:00', bangkok!.value)
  expect(onWall(said, 'Europe/London')).toEqual({ day: '2026-12-01', time: '12:00' })
})

test('the zone of the network is among the cities even where a browser knows it by another name', () => {
  expect(zonesBy('en', 'Asia/Calcutta').map(({ value }) => value)).toContain('Asia/Calcutta')
})
