// The usual week of the night line, as its rota says it.

import { expect, it } from 'vitest'
import { isAlways, weekOf } from './week.ts'

const shift = (weekdays: number[], starts: string, ends: string, more = {}) => ({
  id: `${starts}-${ends}`,
  weekdays,
  starts,
  ends,
  fromDay: '2026-01-01',
  untilDay: null,
  who: true,
  ...more,
})
const all = [1, 2, 3, 4, 5, 6, 7]

it('joins what follows each other, keeps a gap, and goes past midnight', () => {
  const weekly = [
    shift([1, 2], '09:00', '13:00'),
    shift([1], '13:00', '17:00'),
    shift([2], '14:00', '17:00'),
    shift([5], '22:00', '06:00'),
  ]
  expect(weekOf({ weekly }, '2026-11-29')).toEqual([
    { weekday: 1, hours: [{ starts: '09:00', ends: '17:00' }] },
    {
      weekday: 2,
      hours: [
        { starts: '09:00', ends: '13:00' },
        { starts: '14:00', ends: '17:00' },
      ],
    },
    { weekday: 5, hours: [{ starts: '22:00', ends: '06:00' }] },
  ])
})

it('leaves out what has ended or not begun', () => {
  const weekly = [
    shift([1], '09:00', '12:00', { untilDay: '2026-06-01' }),
    shift([2], '09:00', '12:00', { fromDay: '2027-01-01' }),
  ]
  expect(weekOf({ weekly }, '2026-11-29')).toEqual([])
})

it('is day and night where three shifts hold each day', () => {
  const weekly = [shift(all, '06:00', '14:00'), shift(all, '14:00', '22:00'), shift(all, '22:00', '06:00')]
  expect(isAlways(weekOf({ weekly }, '2026-11-29'))).toBe(true)
  expect(isAlways(weekOf({ weekly: weekly.slice(1) }, '2026-11-29'))).toBe(false)
})
