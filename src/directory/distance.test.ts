import { expect, test } from 'vitest'
import { distanceBand } from './distance.ts'
import { momentOf, openingAt } from './open-now.ts'

test('a distance is a band, and unknown where one of the two is', () => {
  const quay = [51.5, 0] as [number, number]
  expect(distanceBand(quay, [51.51, 0])).toBe('under2')
  expect(distanceBand(quay, [51.53, 0])).toBe('to5')
  expect(distanceBand(quay, [51.57, 0])).toBe('to10')
  expect(distanceBand(quay, [51.6, 0])).toBe('to20')
  expect(distanceBand(quay, [53, 0])).toBe('over20')
  expect(distanceBand(quay, null)).toBeUndefined()
})

test('a clinic of weekday mornings is open on Monday at ten, and says when it opens next', () => {
  const hours = [{ days: ['MO' as const, 'TU' as const], opens: '09:00', closes: '12:00' }]
  expect(openingAt(hours, { day: 'MO', time: '10:00' })).toEqual({ is: 'open', until: '12:00' })
  expect(openingAt(hours, { day: 'MO', time: '08:00' })).toEqual({
    is: 'closed',
    opens: { day: 'MO', time: '09:00', isToday: true },
  })
  expect(openingAt(hours, { day: 'TU', time: '12:00' })).toEqual({
    is: 'closed',
    opens: { day: 'MO', time: '09:00', isToday: false },
  })
  expect(openingAt([{ days: ['MO'], opens: null, closes: null }], { day: 'MO', time: '10:00' })).toEqual({
    is: 'unknown',
  })
  const night = [{ days: ['FR' as const], opens: '20:00', closes: '06:00' }]
  expect(openingAt(night, { day: 'FR', time: '23:30' })).toEqual({ is: 'open', until: '06:00' })
  expect(momentOf(new Date('2026-11-27T18:52:00Z'), 'Etc/UTC')).toEqual({ day: 'FR', time: '18:52' })
})
