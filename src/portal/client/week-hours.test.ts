// Mariam's hours, as she reads and writes them on her telephone.

import { expect, it } from 'vitest'
import { safetyAt } from '../../cases/safe-hours.ts'
import { hoursOf, lineOf } from './week-hours.ts'

const none = { days: [], from: '', to: '' }

it('stand in one line, in her language', () => {
  const hours = { days: [3, 1], from: '10:00', to: '12:00' }
  expect(lineOf('en', hours)).toBe('Mon · Wed 10:00–12:00')
  expect(lineOf('fr', hours)).toBe('lun. · mer. 10:00–12:00')
})

it('are those of the lines that have days, and whoever helps is told by them whether it is safe now', () => {
  const hours = hoursOf([{ days: [5, 4], from: '22:00', to: '01:00' }, none])!
  expect(hours).toEqual([{ days: [4, 5], from: '22:00', to: '01:00' }])
  // The night from Friday to Saturday.
  expect(safetyAt(hours, new Date('2026-12-05T00:30:00Z'), 'UTC')?.isSafe).toBe(true)
  expect(safetyAt(hours, new Date('2026-12-05T02:00:00Z'), 'UTC')?.isSafe).toBe(false)
})

it('are none where she takes every day away, and nothing is kept of a line that lacks an hour', () => {
  expect(hoursOf([none, none])).toEqual([])
  expect(hoursOf([{ days: [1], from: '10:00', to: '' }])).toBeUndefined()
  expect(hoursOf([{ days: [1], from: '25:00', to: '26:00' }])).toBeUndefined()
})
