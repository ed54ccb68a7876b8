// The four conditions of a return, as the story of the track tells them.

import { describe, expect, it } from 'vitest'
import { at, machineOf, sides } from '../../test/moving.ts'
import { staffRoles } from '../api/roles.ts'
import { strictestNeeds } from '../jurisdiction/return-rules.ts'
import { packOf } from '../../jurisdictions/packs.ts'
import { waysFrom } from '../rights/server/own-tracks.ts'
import { advance } from '../tracks/advance.ts'
import type { Facts, Input } from '../tracks/define.ts'
import { returnConditions, type SolutionEvent } from './conditions.ts'
import { journeyNeeds } from './solution.ts'

const event = (day: string, move: string, answers: Record<string, unknown> = {}): SolutionEvent => ({
  day,
  move,
  answers,
})
const story = [
  event('2026-03-01', 'choose', { option: 'voluntary_return' }),
  event('2026-03-02', 'assess_risk', { safe: 'safe_with_measures' }),
  event('2026-03-03', 'consider_proceedings', { result: 'can_go_on_from_there' }),
  event('2026-03-04', 'agree'),
  event('2026-03-05', 'confirm_receiver', { accepts: true }),
]

describe('the return of Oksana', () => {
  it('has its four conditions when each was said', () => {
    expect(returnConditions(story, '2026-03-18')).toEqual({
      consentAgeDays: 14,
      choiceAgeDays: 14,
      riskPositive: true,
      recipientAccepted: true,
      proceedingsConsidered: true,
      stayingExamined: false,
      moneyAgreed: false,
      everythingReady: false,
    })
  })

  it('counts the days since she last agreed', () => {
    expect(returnConditions(story, '2026-03-24').consentAgeDays).toBe(20)
    expect(
      returnConditions([...story, event('2026-03-23', 'consent_again')], '2026-03-24').consentAgeDays,
    ).toBe(1)
  })

  it('believes the last word on each', () => {
    expect(
      returnConditions([...story, event('2026-03-06', 'assess_risk', { safe: 'not_safe' })], '2026-03-07')
        .riskPositive,
    ).toBe(false)
    expect(
      returnConditions([...story, event('2026-03-06', 'confirm_receiver', { accepts: false })], '2026-03-07')
        .recipientAccepted,
    ).toBe(false)
    expect(
      returnConditions(
        [...story, event('2026-03-06', 'consider_proceedings', { result: 'wait_for_hearing' })],
        '2026-03-07',
      ).proceedingsConsidered,
    ).toBe(false)
  })

  it('begins again when she chooses again', () => {
    const again = [
      ...story,
      event('2026-03-06', 'change_mind'),
      event('2026-03-07', 'choose', { option: 'voluntary_return' }),
    ]
    expect(returnConditions(again, '2026-03-08')).toEqual({
      consentAgeDays: undefined,
      choiceAgeDays: undefined,
      riskPositive: false,
      recipientAccepted: false,
      proceedingsConsidered: false,
      stayingExamined: false,
      moneyAgreed: false,
      everythingReady: false,
    })
  })

  it('has everything ready when each thing was checked, in one look or in several, or is not needed', () => {
    const [papers, ...rest] = journeyNeeds
    const checked = (ready: string[], not_needed: string[] = []) =>
      event('2026-03-17', 'check_ready', { ready, not_needed })
    const isReady = (...looks: SolutionEvent[]) =>
      returnConditions([...story, ...looks], '2026-03-18').everythingReady
    expect(isReady(checked([papers]))).toBe(false)
    expect(isReady(checked([papers]), checked([...rest]))).toBe(true)
    expect(isReady(checked([...rest], [papers]))).toBe(true)
    const lost = event('2026-03-17', 'check_ready', { ready: [], no_longer: ['bed_there'] })
    expect(isReady(checked([...journeyNeeds]), lost)).toBe(false)
  })
})

describe('at the gate', () => {
  it('she changes her mind by herself, also where the journey stands there as begun, and nobody asks after her there', () => {
    const machine = machineOf('solution')
    const mover = { sides: ['person'], roles: [] } as const
    const result = advance(machine, at(machine, 'executed', 'voluntary_return'), 'change_mind', {
      input: {},
      mover,
      facts: {},
    })
    expect(result).toMatchObject({ moved: true, to: 'counselled' })
    expect(result.moved && result.stops).toContain('solution.follow.first')
    expect(waysFrom(machine, 'executed')).toContain('change_mind')
    // Who has lived there for a month goes another way: it is said that it did not hold.
    expect(waysFrom(machine, 'monitoring')).not.toContain('change_mind')
  })
})

describe('a law that asks for more', () => {
  const machine = machineOf('solution')
  const mover = { sides, roles: staffRoles }
  const all = {
    returnNeeds: strictestNeeds.join(' '),
    freshDays: 14,
    daysToThink: 0,
    consentAgeDays: 3,
    riskPositive: true,
    recipientAccepted: true,
    proceedingsConsidered: true,
    stayingExamined: true,
    moneyAgreed: false,
    everythingReady: true,
    ageGroup: 'adult',
  }
  const goes = (more: Facts, move = 'execute', state = 'preparing') => {
    const found = advance(machine, at(machine, state, 'voluntary_return'), move, {
      input: {},
      mover,
      facts: { ...all, ...more },
    })
    return found.moved ? 'goes' : found.because
  }

  it('holds a journey back for each thing that it names, and for nothing else', () => {
    expect(goes({})).toBe('goes')
    expect(goes({ returnNeeds: `${all.returnNeeds} money_agreed` })).toBe('money-not-agreed')
    expect(goes({ returnNeeds: `${all.returnNeeds} money_agreed`, moneyAgreed: true })).toBe('goes')
    expect([1, 0].map((daysToThink) => goes({ daysToThink }))).toEqual(['time-to-think', 'goes'])
    expect([goes({ freshDays: 2 }), goes({ freshDays: 3 })]).toEqual(['consent-too-old', 'goes'])
    expect([
      goes({ stayingExamined: false }),
      goes({ stayingExamined: false, returnNeeds: 'own_choice' }),
    ]).toEqual(['staying-not-examined', 'goes'])
    expect(goes({ returnNeeds: undefined, riskPositive: false }, 'agree', 'assessing')).toBe(
      'return-not-safe',
    )
  })
})

describe('afterwards', () => {
  it('somebody asks four times within a year, each time counted from the last', () => {
    const mover = { sides, roles: staffRoles }
    const machine = machineOf('solution')
    const asks = (state: string, move: string, input: Input, facts: Facts = {}) => {
      const result = advance(machine, at(machine, state, 'local_integration'), move, { input, mover, facts })
      return result.moved ? result.starts.map(({ clock }) => clock) : result.because
    }
    const follow = (contact: string) => asks('monitoring', 'follow', { contact, reached: true })
    expect([
      asks('preparing', 'execute', {}, { ageGroup: 'adult' }),
      follow('first'),
      follow('third'),
      follow('sixth'),
      follow('year'),
    ]).toEqual([
      ['solution.follow.first'],
      ['solution.follow.third'],
      ['solution.follow.sixth'],
      ['solution.follow.year'],
      [],
    ])
    const months = ['first', 'third', 'sixth', 'year'].map((name) => {
      const rule = packOf('palermo').clocks[`solution.follow.${name}`]
      expect(rule?.unit).toBe('months')
      return Number(rule?.length)
    })
    expect(months.reduce((all, one) => all + one)).toBe(12)
  })
})
