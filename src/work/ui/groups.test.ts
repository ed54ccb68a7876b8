// Which group a duty stands in decides what somebody does first in the morning.
import { describe, expect, it } from 'vitest'
import type { Duty } from '../api.ts'
import { groupsOf } from './groups.ts'

const now = new Date('2026-11-24T09:00:00Z')
const duty = (id: string, part: Partial<Duty>): Duty => ({
  id,
  track: id,
  clock: 'case.review',
  urgency: 2,
  dueAt: null,
  dueOn: null,
  hard: true,
  verified: true,
  source: null,
  pack: 'palermo',
  kind: 'case',
  subkind: null,
  state: 'active',
  caseId: id,
  reference: 'C-7QF3-2K9M',
  risk: 'low',
  agreed: null,
  startedAt: '2026-11-20T09:00:00Z',
  version: 1,
  signed: { step: null, facts: null },
  ...part,
})
const placed = (duties: Duty[], at = now, zone = 'Europe/London') =>
  groupsOf(duties, at, zone).map((group) => [group.id, group.duties.map(({ id }) => id)])

describe('the morning of a caseworker', () => {
  it('begins with danger, even where something else is later still', () => {
    expect(
      placed([duty('late', { dueOn: '2026-11-20' }), duty('danger', { urgency: 0, dueOn: '2026-11-30' })]),
    ).toEqual([
      ['danger', ['danger']],
      ['late', ['late']],
    ])
  })
  it('calls a day late only when it is over, an hour as soon as it is past', () => {
    expect(
      placed([duty('day', { dueOn: '2026-11-24' }), duty('hour', { dueAt: '2026-11-24T08:59:00Z' })]),
    ).toEqual([
      ['late', ['hour']],
      ['today', ['day']],
    ])
  })
  it('never calls a recovery period late: it lasts at least so long, and goes on until somebody has decided', () => {
    const recovery = (id: string, pack: string) =>
      duty(id, { clock: 'recovery', pack, kind: 'identification', dueOn: '2026-11-01' })
    expect(placed([recovery('Nadia', 'uk'), recovery('Mariam', 'coe')])).toEqual([
      ['open', ['Nadia', 'Mariam']],
    ])
  })
  it('has the days of the network: in Bangkok it is Tuesday already, whatever Amara’s laptop believes', () => {
    const evening = new Date('2026-11-23T18:00:00Z')
    const some = [duty('monday', { dueOn: '2026-11-23' }), duty('tuesday', { dueOn: '2026-11-24' })]
    expect(placed(some, evening, 'Asia/Bangkok')).toEqual([
      ['late', ['monday']],
      ['today', ['tuesday']],
    ])
    expect(placed(some, evening)).toEqual([
      ['today', ['monday']],
      ['week', ['tuesday']],
    ])
  })
  it('shows this week, later, and what has no known limit, each the soonest first', () => {
    const some = [
      duty('none', {}),
      duty('month', { dueOn: '2026-12-24' }),
      duty('friday', { dueOn: '2026-11-27' }),
      duty('thursday', { dueOn: '2026-11-26' }),
    ]
    expect(placed(some)).toEqual([
      ['week', ['thursday', 'friday']],
      ['later', ['month']],
      ['open', ['none']],
    ])
  })
})
