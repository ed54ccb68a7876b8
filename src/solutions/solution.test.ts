// The four conditions of a return, as the story of the track tells them.

import { describe, expect, it } from 'vitest'
import { returnConditions, type SolutionEvent } from './solution.ts'

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
      riskPositive: true,
      receiverAccepted: true,
      proceedingsConsidered: true,
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
        .receiverAccepted,
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
      riskPositive: false,
      receiverAccepted: false,
      proceedingsConsidered: false,
    })
  })
})
