// A day on the wrong side of today is refused by its name, and nothing is written.
import { describe, expect, it } from 'vitest'
import { openCase } from '../../demo/case-work.ts'
import { testDatabase } from '../../test/database.ts'
import { newNetwork } from '../../test/people.ts'
import { ask, type Field } from './define.ts'
import { dateOutOfBounds } from './date-bounds.ts'

const at = { now: new Date('2026-03-10T12:00:00Z'), today: '2026-03-10' }
const sides = (lies: Field, day: string) => dateOutOfBounds({ day: lies }, { day }, at).length === 0

describe('a day that was answered', () => {
  it.each([
    ['a letter served yesterday', ask.servedDay, '2026-03-09', true],
    ['a letter served today', ask.servedDay, '2026-03-10', true],
    ['money paid tomorrow', ask.pastDay, '2026-03-11', false],
    ['a letter that counts as served next week', ask.servedDay, '2026-03-17', true],
    ['a letter that counts as served next year', ask.servedDay, '2027-03-10', false],
    ['a hearing last year', ask.comingDay, '2025-12-31', false],
    ['a hearing today', ask.comingDay, '2026-03-10', true],
    ['a hearing next year', ask.comingDay, '2027-01-01', true],
    ['a permit from last year', ask.day, '2025-01-01', true],
    ['a permit from next year', ask.day, '2027-01-01', true],
  ])('%s', (_, field, day, taken) => expect(sides(field, day)).toBe(taken))

  it('may be left out where it is optional', () =>
    expect(dateOutOfBounds({ day: ask.optional(ask.comingDay) }, {}, at)).toEqual([]))

  it('is an instant where an hour was agreed', () => {
    const call = (call_at: string) => dateOutOfBounds({ call_at: ask.comingInstant }, { call_at }, at)
    expect(call('2026-03-10T11:29:00Z')).toEqual([
      { name: 'call_at', kind: 'instant', lies: 'ahead', within: 0 },
    ])
    expect(call('2026-03-10T12:01:00Z')).toEqual([])
    // At once: the half hour that has just begun.
    expect(call('2026-03-10T11:45:00Z')).toEqual([])
  })
})

describe("Amara, who writes down the dates of Mariam's claim", async () => {
  const network = await newNetwork(await testDatabase())
  const amara = await network.organisation('Harbour House', 'ngo', ['caseworker'])
  const dario = await network.organisation('Crown Prosecution', 'prosecution', ['prosecutor'])
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
  const { id: caseId } = await openCase(amara, { name: 'Mariam Claims', language: 'en', ageGroup: 'adult' })
  const claim = await amara.open('proceeding', { caseId, subkind: 'compensation_civil', other: dario.circle })
  await dario.move('proceeding', 'open', { id: claim.id }, { lawyer: 'assigned' })
  await dario.move('proceeding', 'file', { id: claim.id }, {})

  it('is told which day is wrong, without the day, and nothing has happened', async () => {
    const asking = dario.move('proceeding', 'set_hearing', { id: claim.id }, { hearing_on: daysAgo(30) })
    await expect(asking).rejects.toMatchObject({
      code: 'invalid',
      detail: { fields: [{ field: 'hearing_on', code: 'already-past' }] },
    })
    const moved = await dario.move(
      'proceeding',
      'set_hearing',
      { id: claim.id },
      { hearing_on: daysAgo(-30) },
    )
    expect(moved.state).toBe('filed')
  })
})
