// A circle whose key is owed: for how long that is all right.

import { expect, test } from 'vitest'
import { circlesInTime } from './circle-checks.ts'

const circle = { id: 1, epoch: 1, publicKey: '', members: ['ines'], since: '2026-03-01T10:00Z', due: false }
const owed = { ...circle, id: 2, due: true, dueSince: '2026-03-01T10:00Z', team: 'health' }

test('a key that was owed yesterday morning is still in time, and one day later it is not', () => {
  expect(circlesInTime({ circles: [circle, owed] }, '2026-03-02T09:00Z').holds).toBe(true)
  expect(circlesInTime({ circles: [circle, owed] }, '2026-03-02T11:00Z').holds).toBe(false)
})

test('a circle that owes a key and does not say since when is late, and one that nobody is in is nobody’s', () => {
  const { dueSince: _, ...silent } = owed
  expect(circlesInTime({ circles: [silent] }, '2026-03-01T10:00Z').holds).toBe(false)
  expect(circlesInTime({ circles: [{ ...owed, members: [] }] }, '2026-04-01T10:00Z').holds).toBe(true)
})
