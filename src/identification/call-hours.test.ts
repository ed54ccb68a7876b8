// Rosa's line is answered from eight to noon and, on Fridays, through the night. Mariam chooses when she is called.

import { describe, expect, it } from 'vitest'
import type { Rota } from '../rota/shifts.ts'
import { callHours, callsInAnHour } from './call-hours.ts'

const mornings: Rota<true> = {
  weekly: [
    {
      id: 'a',
      weekdays: [1, 2, 3, 4, 5],
      starts: '08:00',
      ends: '12:00',
      fromDay: '2026-01-01',
      untilDay: null,
      who: true,
    },
  ],
  singles: [],
  closed: [],
}
const at = (now: string, promised: string[] = []) => ({
  now: new Date(now),
  timezone: 'Europe/London',
  promised: promised.map((one) => new Date(one)),
})
const told = (hours: readonly Date[]) => hours.map((one) => one.toISOString().slice(0, 16))

describe('the hours in which Mariam can be called', () => {
  it('are whole ones of a shift, an hour ahead at least', () => {
    // A Monday in November, 09:20.
    const hours = told(callHours(mornings, at('2026-11-30T09:20:00Z')))
    expect(hours.slice(0, 5)).toEqual([
      '2026-11-30T11:00',
      '2026-12-01T08:00',
      '2026-12-01T09:00',
      '2026-12-01T10:00',
      '2026-12-01T11:00',
    ])
    // Until the next Monday at the same minute: what begins and ends within a week.
    expect(hours.at(-1)).toBe('2026-12-07T08:00')
  })

  it('leave out one in which as many are called as can be', () => {
    const full = Array.from({ length: callsInAnHour }, (_, n) => `2026-11-30T11:${n}0:00Z`)
    expect(told(callHours(mornings, at('2026-11-30T09:20:00Z', full)))[0]).toBe('2026-12-01T08:00')
    expect(told(callHours(mornings, at('2026-11-30T09:20:00Z', full.slice(1))))[0]).toBe('2026-11-30T11:00')
  })

  it('go on through a night that has begun, in summer time', () => {
    const night: Rota<true> = {
      ...mornings,
      weekly: [{ ...mornings.weekly[0]!, weekdays: [5], starts: '22:00', ends: '06:00' }],
    }
    expect(told(callHours(night, at('2026-07-03T23:30:00Z'))).slice(0, 4)).toEqual([
      '2026-07-04T01:00',
      '2026-07-04T02:00',
      '2026-07-04T03:00',
      '2026-07-04T04:00',
    ])
  })

  it('are none where no rota is kept', () => {
    expect(callHours({ weekly: [], singles: [], closed: [] }, at('2026-11-30T09:20:00Z'))).toEqual([])
  })
})
