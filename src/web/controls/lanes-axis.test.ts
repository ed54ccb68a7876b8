import fc from 'fast-check'
import { expect, test } from 'vitest'
import { elasticAxis, monthsBetween, thinned } from './lanes-axis.ts'

const day = (iso: string) => Date.parse(iso)

test('the two days in which Blue heron was only presumed are still wide enough for the word', () => {
  const at = elasticAxis(
    [day('2026-09-12'), day('2027-01-31')],
    [{ from: day('2026-09-12'), to: day('2026-09-14'), width: 0.12 }],
  )
  expect(at(day('2026-09-14')) - at(day('2026-09-12'))).toBeGreaterThanOrEqual(0.1199)
})

test('with room for everything, time keeps its proportion', () => {
  const at = elasticAxis([0, 50, 100], [])
  expect(at(50)).toBeCloseTo(0.5, 3)
})

test('a pill near the end of the axis pushes time back until it fits', () => {
  const at = elasticAxis([0, 100], [{ from: 98, width: 0.2 }])
  expect(at(98)).toBeLessThanOrEqual(0.8001)
})

test('whatever the days and the words, later never stands before earlier and nothing leaves the axis', () => {
  const room = fc.record({
    from: fc.integer({ min: 0, max: 500 }),
    length: fc.integer({ min: 1, max: 100 }),
    width: fc.double({ min: 0, max: 0.6, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(room, { minLength: 1, maxLength: 12 }), (drawn) => {
      const rooms = drawn.map(({ from, length, width }) => ({ from, to: from + length, width }))
      const at = elasticAxis([0, 700], rooms)
      const places = Array.from({ length: 701 }, (_, moment) => at(moment))
      expect(places.every((place) => place >= 0 && place <= 1)).toBe(true)
      expect(places.every((place, index) => index === 0 || place >= places[index - 1]! - 1e-9)).toBe(true)
    }),
  )
})

test('months begin on their first day, and labels that would touch are left out', () => {
  expect(
    monthsBetween(day('2026-09-12'), day('2026-12-02')).map((first) =>
      new Date(first).toISOString().slice(0, 10),
    ),
  ).toEqual(['2026-10-01', '2026-11-01', '2026-12-01'])
  expect(thinned([0.1, 0.15, 0.3], 0.1, [0.32])).toEqual([0.1])
})
