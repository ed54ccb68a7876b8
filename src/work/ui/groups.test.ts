// Which group a person stands in decides what somebody does first in the morning.
import { describe, expect, it } from 'vitest'
import type { Duty } from '../api.ts'
import { countsByDay, groupsOf } from './groups.ts'
import { peopleOf } from './people.ts'

const now = new Date('2026-11-24T09:00:00Z')
const duty = (id: string, part: Partial<Duty>): Duty => ({
  id,
  track: id,
  clock: 'case.review',
  urgency: 1,
  dueAt: null,
  dueOn: null,
  hard: true,
  verified: true,
  none: false,
  source: 'house',
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
  coversFor: null,
  snoozed: null,
  ...part,
})
const placed = (duties: Duty[], at = now, zone = 'Europe/London') =>
  groupsOf(duties, at, zone).map(({ id, people }) => [id, people.map(({ first }) => first.id)])

describe('the morning of a caseworker', () => {
  it('begins with danger, then what a law has dated, even where something else is later still', () => {
    expect(
      placed([
        duty('house', { dueOn: '2026-11-18' }),
        duty('law', { dueOn: '2026-11-20', source: 'RECON' }),
        duty('hearing', { dueOn: '2026-11-21', clock: 'proceeding.hearing' }),
        duty('danger', { urgency: 0, dueOn: '2026-11-30' }),
      ]),
    ).toEqual([['now', ['danger', 'law', 'hearing', 'house']]])
  })

  it('puts what must be looked back at before a consent that ends on the same day or earlier', () => {
    const hana = { caseId: 'hana' }
    const [group] = groupsOf(
      [
        duty('ends', { ...hana, clock: 'consent.end', kind: 'consent', dueOn: '2026-11-25' }),
        duty('back', { ...hana, clock: 'consent.review', kind: 'consent', dueOn: '2026-11-26' }),
      ],
      now,
      'Europe/London',
    )
    expect(group?.people[0]?.first.id).toBe('back')
  })

  it('is a row for each person: the most urgent duty, and the others behind it', () => {
    const hana = { caseId: 'hana' }
    const [group] = groupsOf(
      [
        duty('plan', { ...hana, dueOn: '2026-11-27' }),
        duty('visit', { caseId: null, track: 'visit', dueOn: '2026-11-24' }),
        duty('rights', { ...hana, dueOn: '2026-11-24' }),
        duty('review', { ...hana, dueOn: '2026-12-24' }),
      ],
      now,
      'Europe/London',
    )
    expect(group?.people.map(({ id, first, others }) => [id, first.id, others.map((one) => one.id)])).toEqual(
      [
        ['visit', 'visit', []],
        ['hana', 'rights', ['plan', 'review']],
      ],
    )
  })

  it('calls a day late only when it is over, an hour as soon as it is past', () => {
    expect(
      placed([duty('day', { dueOn: '2026-11-24' }), duty('hour', { dueAt: '2026-11-24T08:59:00Z' })]),
    ).toEqual([
      ['now', ['hour']],
      ['today', ['day']],
    ])
  })

  it('never calls a recovery period late: it lasts at least so long, and goes on until somebody has decided', () => {
    const recovery = (id: string, pack: string) =>
      duty(id, { clock: 'recovery', pack, kind: 'identification', dueOn: '2026-11-01' })
    expect(placed([recovery('Nadia', 'uk'), recovery('Mariam', 'coe')])).toEqual([
      ['later', ['Nadia', 'Mariam']],
    ])
  })

  it('never calls a consent late whose end comes or has come: it is asked for again only if the person wants it', () => {
    const reminder = { clock: 'consent.reminder', kind: 'consent', dueOn: '2026-11-10' }
    const end = { clock: 'consent.end', kind: 'consent', dueOn: '2026-11-23' }
    expect(placed([duty('reminder', reminder), duty('end', end)])).toEqual([['later', ['reminder', 'end']]])
  })

  it('has the days of the network: in Bangkok it is Tuesday already, whatever Amara’s laptop believes', () => {
    const evening = new Date('2026-11-23T18:00:00Z')
    const some = [duty('monday', { dueOn: '2026-11-23' }), duty('tuesday', { dueOn: '2026-11-24' })]
    expect(placed(some, evening, 'Asia/Bangkok')).toEqual([
      ['now', ['monday']],
      ['today', ['tuesday']],
    ])
    expect(placed(some, evening)).toEqual([
      ['today', ['monday']],
      ['week', ['tuesday']],
    ])
  })

  it('shows this week, then what is later or has no known limit, each the soonest first, and counts the days of the week', () => {
    const some = [
      duty('none', {}),
      duty('month', { dueOn: '2026-12-24' }),
      duty('friday', { dueOn: '2026-11-27' }),
      duty('evening', { dueAt: '2026-11-26T20:00:00Z' }),
      duty('thursday', { dueOn: '2026-11-26' }),
    ]
    expect(placed(some)).toEqual([
      ['week', ['thursday', 'evening', 'friday']],
      ['later', ['month', 'none']],
    ])
    const week = groupsOf(some, now, 'Europe/London').find(({ id }) => id === 'week')
    expect(countsByDay(week!.people, 'Europe/London')).toEqual([
      ['2026-11-26', 2],
      ['2026-11-27', 1],
    ])
  })
})

describe('my people', () => {
  it('are one line each: who something is late for first, with what comes next and how much is late', () => {
    const some = [
      duty('soon', { caseId: 'mariam', dueOn: '2026-11-26' }),
      duty('late', { caseId: 'hana', dueOn: '2026-11-20' }),
      duty('older', { caseId: 'hana', dueOn: '2026-11-18' }),
      duty('next', { caseId: 'hana', dueOn: '2026-12-01' }),
      duty('month', { caseId: 'mariam', dueOn: '2026-12-24' }),
      duty('none', { caseId: 'salma' }),
      duty('visit', { caseId: null, reference: null }),
    ]
    const people = peopleOf(some, now, 'Europe/London')
    expect(people.map(({ caseId, late, next }) => [caseId, late, next?.id])).toEqual([
      ['hana', 2, 'next'],
      ['mariam', 0, 'soon'],
      ['salma', 0, undefined],
    ])
  })
})
