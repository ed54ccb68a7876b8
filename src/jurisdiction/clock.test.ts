// Deadlines over weekends, holidays, the ends of months and changed clocks; and which of them bind.

import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, dueOf, isWorkingDay, type Due } from './clock.ts'
import { buildPack, mayRefer, notBeforeDays, stagesOf, type ClockRule, type Unit } from './define.ts'
import { packOf, packs } from '../../jurisdictions/packs.ts'

const london = 'Europe/London'
const bangkok = 'Asia/Bangkok'
const uk = packOf('uk')
const palermo = packOf('palermo')

const house = (length: number | null, unit: Unit): ClockRule => ({
  id: 'x',
  length,
  unit,
  rule: 'fixed',
  source: 'house',
  basis: 'house',
})
const known = (due: Due) => {
  if (due.unknown) throw new Error('no limit known')
  return { on: due.dueOn, at: due.dueAt.toISOString(), hard: due.hard }
}
const due = (length: number, unit: Unit, start: string, timezone = london) =>
  known(dueOf(house(length, unit), new Date(start), { pack: uk, timezone }))

describe('a deadline', () => {
  it('lasts to the end of its day where the network is', () => {
    expect(due(30, 'days', '2026-01-05T09:00:00Z')).toEqual({
      on: '2026-02-04',
      at: '2026-02-05T00:00:00.000Z',
      hard: true,
    })
    expect(due(30, 'days', '2026-01-05T09:00:00Z', bangkok)).toMatchObject({
      on: '2026-02-04',
      at: '2026-02-04T17:00:00.000Z',
    })
    // At nine in the evening in London it is already tomorrow in Bangkok.
    expect(due(1, 'days', '2026-01-05T21:00:00Z', bangkok).on).toBe('2026-01-07')
  })

  it('in days keeps its day when the clocks change; in hours it is exact', () => {
    // British Summer Time began on 29 March 2026 and ended on 25 October.
    expect(due(2, 'days', '2026-03-28T12:00:00Z')).toMatchObject({
      on: '2026-03-30',
      at: '2026-03-30T23:00:00.000Z',
    })
    expect(due(24, 'hours', '2026-03-28T12:00:00Z').at).toBe('2026-03-29T12:00:00.000Z')
    expect(due(0.25, 'hours', '2026-10-25T00:50:00Z').at).toBe('2026-10-25T01:05:00.000Z')
    // It has no day that would go on after its hour.
    expect(due(72, 'hours', '2026-11-23T09:00:00Z')).toMatchObject({
      on: null,
      at: '2026-11-26T09:00:00.000Z',
    })
    expect(due(2, 'days', '2026-10-24T12:00:00Z').at).toBe('2026-10-27T00:00:00.000Z')
  })

  it('in months falls on the last day of a month that is too short', () => {
    expect(due(1, 'months', '2026-01-31T10:00:00Z').on).toBe('2026-02-28')
    expect(due(1, 'months', '2028-01-31T10:00:00Z').on).toBe('2028-02-29')
    expect(due(12, 'months', '2028-02-29T10:00:00Z').on).toBe('2029-02-28')
  })

  it('in working days leaves out Easter and Christmas', () => {
    expect(due(1, 'working-days', '2026-04-02T10:00:00Z').on).toBe('2026-04-07')
    expect(due(5, 'working-days', '2026-12-23T10:00:00Z').on).toBe('2027-01-04')
    expect(due(1, 'working-days', '2027-12-24T10:00:00Z').on).toBe('2027-12-29')
    expect(
      known(
        dueOf(house(1, 'working-days'), new Date('2026-04-02T10:00:00Z'), {
          pack: palermo,
          timezone: london,
        }),
      ).on,
    ).toBe('2026-04-03')
  })

  it('in working days counts as unchecked where it runs past the last year whose holidays are known', () => {
    const checked = (from: string, unit: ClockRule['unit'], pack = uk) => {
      const found = dueOf(house(5, unit), new Date(from), { pack, timezone: london })
      return !found.unknown && found.verified
    }
    expect(checked('2027-12-20T10:00:00Z', 'working-days')).toBe(true)
    expect(checked('2027-12-29T10:00:00Z', 'working-days')).toBe(false)
    expect(checked('2028-03-01T10:00:00Z', 'working-days')).toBe(false)
    // A baseline is no country and has no holidays.
    expect(checked('2028-03-01T10:00:00Z', 'working-days', palermo)).toBe(true)
    expect(checked('2028-03-01T10:00:00Z', 'days')).toBe(true)
  })

  it('that stands in a letter is hard in any pack, as a day or as an hour', () => {
    const start = new Date('2026-01-05T09:00:00Z')
    const letter = known(dueOf(undefined, start, { pack: palermo, timezone: london }, { on: '2026-06-14' }))
    expect(letter).toEqual({ on: '2026-06-14', at: '2026-06-14T23:00:00.000Z', hard: true })
    const call = known(
      dueOf(
        palermo.clocks['contact.callback'],
        start,
        { pack: palermo, timezone: bangkok },
        { on: '2026-01-05T18:30:00Z' },
      ),
    )
    expect(call).toEqual({ on: null, at: '2026-01-05T18:30:00.000Z', hard: true })
  })

  it('can be counted back from an end, and is due today where that has passed', () => {
    const reminder = palermo.clocks['consent.reminder']
    const start = new Date('2026-01-05T09:00:00Z')
    expect(
      known(dueOf(reminder, start, { pack: palermo, timezone: london }, { before: '2026-03-01' })).on,
    ).toBe('2026-02-15')
    expect(
      known(dueOf(reminder, start, { pack: palermo, timezone: london }, { before: '2026-01-12' })).on,
    ).toBe('2026-01-05')
    const tell = palermo.clocks['proceeding.tell']
    expect(known(dueOf(tell, start, { pack: uk, timezone: london }, { before: '2026-04-07' })).on).toBe(
      '2026-03-27',
    )
  })

  it('without a figure is no limit known', () => {
    const unknown = { unknown: true, none: false, verified: false }
    const place = { pack: palermo, timezone: london }
    expect(dueOf(palermo.clocks['recovery'], new Date(), place)).toEqual({ ...unknown, source: 'OHCHR' })
    expect(dueOf(undefined, new Date(), place)).toEqual({ ...unknown, source: null })
  })

  it('that the law does not set is none, and no unknown one', () => {
    const us = packOf('us')
    expect(
      dueOf(us.clocks['recovery'], new Date(), { pack: us, timezone: 'America/New_York' }),
    ).toMatchObject({
      unknown: true,
      none: true,
      source: 'TVPA',
    })
  })
})

describe('in England, for Mai', () => {
  const recovery = uk.clocks['recovery']
  const served = (day: string) =>
    known(dueOf(recovery, new Date(`${day}T15:00:00Z`), { pack: uk, timezone: london }, { from: day }))

  it('whose positive decision came on the Friday before Christmas, recovery runs thirty days over the holidays', () => {
    expect(served('2026-12-18')).toEqual({ on: '2027-01-17', at: '2027-01-18T00:00:00.000Z', hard: false })
  })

  it('the figure is the one of her day: 45 days until 12 December 2022, 30 from the 13th', () => {
    expect(served('2022-12-12').on).toBe('2023-01-26')
    expect(served('2022-12-13').on).toBe('2023-01-12')
  })

  it('a challenge counts from the day the decision was served, whenever it was entered', () => {
    const entered = new Date('2026-05-20T10:00:00Z')
    const challenge = dueOf(
      uk.clocks['identification.challenge'],
      entered,
      { pack: uk, timezone: london },
      {
        from: '2026-05-15',
      },
    )
    expect(known(challenge)).toMatchObject({ on: '2026-06-14', hard: false })
    expect(
      dueOf(
        palermo.clocks['identification.challenge'],
        entered,
        { pack: palermo, timezone: london },
        { from: '2026-05-15' },
      ),
    ).toMatchObject({ unknown: true, none: false })
  })

  it('a decision that was served in January 2023 has no limit in law; that of February 2024 has one', () => {
    const challenge = (day: string) =>
      dueOf(
        uk.clocks['identification.challenge'],
        new Date(`${day}T10:00:00Z`),
        { pack: uk, timezone: london },
        { from: day },
      )
    expect(challenge('2023-01-16')).toMatchObject({ unknown: true, none: true, source: 'RECON0' })
    expect(challenge('2024-01-31')).toMatchObject({ unknown: true, none: true })
    expect(known(challenge('2024-02-01')).on).toBe('2024-03-02')
    expect(challenge('2025-10-01')).toMatchObject({ dueOn: '2025-10-31', source: 'RECON' })
  })

  it('no unverified figure of the law blocks or expires anything', () => {
    for (const pack of packs.values())
      for (const rule of Object.values(pack.clocks).filter(
        (one) => one.basis === 'law' && typeof one.length === 'number',
      )) {
        const found = dueOf(rule, new Date('2026-01-05T09:00:00Z'), { pack, timezone: london })
        expect(found).toMatchObject({ hard: false, verified: false })
      }
  })
})

describe('a pack', () => {
  it('is its base and what differs', () => {
    expect(uk.bases).toEqual(['coe', 'palermo'])
    expect(uk.clocks['referral.answer']).toBe(palermo.clocks['referral.answer'])
    expect(packOf('coe').clocks['recovery']).toMatchObject({ length: 30, rule: 'minimum', source: 'C13' })
    expect(uk.consent).toMatchObject({
      adultReferral: 'required',
      childReferral: 'duty',
      releaseMaxDays: 180,
    })
    expect(new Set(uk.sources.map((source) => source.id)).size).toBe(uk.sources.length)
  })

  it('that nobody brought along is none', () => {
    expect(() => packOf('atlantis')).toThrow('there is no pack atlantis')
  })

  it('knows who may refer, and when somebody may decide', () => {
    const unlisted = { kind: 'ngo', designation: null }
    expect(mayRefer(uk, unlisted)).toBe(false)
    expect(mayRefer(uk, { kind: 'legal_aid', designation: null })).toBe(false)
    expect(mayRefer(uk, { kind: 'police', designation: null })).toBe(true)
    expect(mayRefer(uk, { kind: 'ngo', designation: 'unseen' })).toBe(true)
    expect(mayRefer(uk, { kind: 'ngo', designation: 'harbour_house' })).toBe(false)
    expect(mayRefer(palermo, unlisted)).toBe(true)
    expect(notBeforeDays(uk, '2026-01-05')).toBe(30)
    expect(notBeforeDays(packOf('coe'), '2026-01-05')).toBeUndefined()
    const byLaw = (checked?: { by: string; on: string }) => {
      const bar = { days: 30, source: 'NABA', basis: 'law' as const, checked }
      const determinations = [{ ...uk.determinations.at(-1)!, notBefore: bar }]
      return notBeforeDays(buildPack({ id: 'x', title: uk.title, determinations }, uk), '2026-01-05')
    }
    expect([byLaw(), byLaw({ by: 'Priya', on: '2026-01-02' })]).toEqual([undefined, 30])
  })

  it('knows in which stages it decides', () => {
    const decided = [...packs.values()].map((pack) => [pack.id, stagesOf(pack).join(' ')])
    expect(Object.fromEntries(decided)).toEqual({
      palermo: 'presumption final',
      coe: 'presumption preliminary final',
      eu: 'presumption preliminary final',
      uk: 'presumption preliminary final',
      us: 'presumption preliminary final',
    })
  })
})

describe('a rule that somebody in the country has checked', () => {
  const checked: ClockRule = {
    ...house(10, 'days'),
    basis: 'law',
    checked: { by: 'Priya', on: '2026-01-02' },
    reviewBy: '2026-06-30',
  }
  const on = (day: string) => {
    const found = dueOf(checked, new Date(`${day}T09:00:00Z`), { pack: uk, timezone: london })
    return found.unknown ? undefined : [found.hard, found.verified]
  }

  it('binds until the day of its review, and after it counts as unchecked until somebody looks again', () => {
    expect(on('2026-06-30')).toEqual([true, true])
    expect(on('2026-07-01')).toEqual([false, false])
  })
})

describe('for any start and length', () => {
  const start = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-11-30'), noInvalidDate: true })
  const unit = fc.constantFrom<Unit>('hours', 'days', 'working-days', 'months')
  const zone = fc.constantFrom(london, bangkok, 'Pacific/Apia', 'America/St_Johns')

  it('no deadline comes before its start, and a longer one never earlier', () => {
    fc.assert(
      fc.property(start, unit, zone, fc.nat(200), fc.nat(20), (begins, counted, timezone, length, more) => {
        const sooner = dueOf(house(length, counted), begins, { pack: uk, timezone })
        const later = dueOf(house(length + more, counted), begins, { pack: uk, timezone })
        if (sooner.unknown || later.unknown) return false
        return sooner.dueAt >= begins && later.dueAt >= sooner.dueAt
      }),
    )
  })

  it('working days end on a working day, and counting back returns', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 60 }), (begins, length) => {
        const day = Temporal.PlainDate.from(begins.toISOString().slice(0, 10))
        const end = addWorkingDays(day, length, uk)
        if (!isWorkingDay(end, uk)) return false
        return !isWorkingDay(day, uk) || addWorkingDays(end, -length, uk).equals(day)
      }),
    )
  })
})
