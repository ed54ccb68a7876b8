// The protections that the machines carry out, told as what happens to people.

import { describe, expect, it } from 'vitest'
import { staffRoles } from '../api/roles.ts'
import { isPresumedVictim, ownViewOf } from '../tracks/case-summary.ts'
import { packOf } from '../../jurisdictions/packs.ts'
import { machines } from './machines.ts'
import { at, machineOf, make, movesOf, sides } from '../../test/moving.ts'
import { advance, datesOf, refusalOf } from '../tracks/advance.ts'
import type { Facts, Input, Move } from '../tracks/define.ts'

describe('help', () => {
  it('never asks whether somebody is identified or cooperates', () => {
    const support = machines.filter((machine) => machine.lane === 'support')
    const kinds = ['adulthood', 'appointment', 'best_interests', 'close_watch', 'goal', 'job', 'missing']
    const others = ['alert', 'paper_translation', 'placement', 'protection', 'referral', 'risk', 'tracing']
    const night = ['urgent_care', 'hotel_night']
    expect(support.map((machine) => machine.kind)).toEqual(
      expect.arrayContaining([...kinds, ...others, ...night]),
    )
    const names = support.flatMap((machine) =>
      [machine.opens, ...Object.values(machine.moves)].flatMap((step) => [
        ...Object.keys(step.ask ?? {}),
        ...('facts' in step ? (step.facts ?? []) : []),
      ]),
    )
    expect(
      names.filter((name) => /identif|determin|cooperat|testif|testimon|proceeding/i.test(name)),
    ).toEqual([])
  })

  it('keeps police away from where somebody sleeps', () => {
    const placement = machineOf('placement')
    for (const [, move] of movesOf(placement))
      expect(refusalOf(move, { sides: ['holder', 'other'], roles: ['police'] })).toMatch(/^not-your-/)
    expect(placement.opens.who).not.toContain('police')
  })

  it('asks an adult before referring them with consent, and shields a child by duty', () => {
    const send = (basis: string, facts: Facts) =>
      make('referral', 'draft', 'send', { basis, urgency: 'day' }, facts)
    expect(send('consent', { consentValid: false })).toBe('needs-consent')
    expect(send('consent', { consentValid: true })).toBe('sent')
    expect(send('legal_duty', { ageGroup: 'adult' })).toBe('duty-is-for-children')
    expect(send('legal_duty', { ageGroup: 'unsure' })).toBe('sent')
    expect(send('vital_interest', {})).toBe('sent')
  })

  it('does not end because somebody was convicted', () => {
    const close = (reason: string) => make('case', 'active', 'close', { reason, person_told: 'told' })
    expect(close('conviction')).toBe('conviction-alone')
    expect(close('completed')).toBe('closed')
  })
})

describe('identification', () => {
  it('asks Nadia, who is grown up, and does not ask a child', () => {
    const refer = (facts: Facts) =>
      make('identification', 'presumed', 'refer', {}, { firstResponder: true, ...facts })
    expect(refer({ ageGroup: 'adult', consentValid: false })).toBe('needs-consent')
    expect(refer({ ageGroup: 'adult', consentValid: true })).toBe('referred')
    expect(refer({ ageGroup: 'child', consentValid: false })).toBe('referred')
    expect(refer({ ageGroup: 'child', firstResponder: false })).toBe('not-a-first-responder')
  })

  it('is not decided finally on the 29th of thirty days', () => {
    const decide = (daysSincePositive: number, notBeforeDays?: number) =>
      make(
        'identification',
        'prelim_positive',
        'decide_final_positive',
        { served_on: '2026-03-01' },
        { daysSincePositive, notBeforeDays },
      )
    expect(decide(29, 30)).toBe('too-soon-to-decide')
    expect(decide(30, 30)).toBe('identified')
    expect(decide(2)).toBe('identified')
  })

  it('leaves Nadia at least the days of recovery that she was told: they are made more, never fewer', () => {
    const extend = (until: string, recoveryUntil?: string) =>
      make('identification', 'prelim_positive', 'extend_recovery', { until }, { recoveryUntil })
    expect(extend('2026-03-30', '2026-03-31')).toBe('shortens-recovery')
    expect(extend('2026-03-31', '2026-03-31')).toBe('prelim_positive')
    expect(extend('2026-05-01', '2026-03-31')).toBe('prelim_positive')
    expect(extend('2026-05-01')).toBe('prelim_positive')
  })

  it('opens a challenge from the day on which a negative decision was served', () => {
    const machine = machineOf('identification')
    const input = { served_on: '2026-05-15', reason: 'threshold_not_met' }
    for (const [state, move] of [
      ['under_determination', 'decide_prelim_negative'],
      ['prelim_positive', 'decide_final_negative'],
      ['challenged', 'uphold'],
      ['identified', 'revoke'],
    ] as const) {
      const result = advance(machine, at(machine, state), move, {
        input,
        mover: { sides, roles: staffRoles },
        facts: {},
      })
      const start = result.moved && result.starts.find((one) => one.clock === 'identification.challenge')
      expect([move, start && datesOf(start, input)]).toEqual([move, { from: '2026-05-15' }])
    }
    for (const decided of ['decide_prelim_negative', 'decide_final_negative', 'uphold', 'revoke'])
      expect(make('identification', machine.moves[decided]!.to, 'challenge', {}), decided).toBe('challenged')
  })

  it('decides against nobody before the reasons stand, sealed and signed', () => {
    const { moves } = machineOf('identification')
    for (const move of ['decide_prelim_negative', 'decide_final_negative', 'uphold', 'revoke'] as const) {
      expect(
        moves[move]!.guard?.({ input: {}, facts: { reasonsMissing: true }, track: undefined as never }),
        move,
      ).toBe('reasons-missing')
      expect(
        moves[move]!.guard?.({ input: {}, facts: { reasonsMissing: false }, track: undefined as never }),
      ).toBeUndefined()
    }
  })

  it('never questions a child', () => {
    const begin = (ageGroup: string, mode: string) =>
      make(
        'screening',
        'offered',
        'begin',
        { explained: true, private_place: true, interpreter: 'vetted', mode },
        { ageGroup },
      )
    expect(begin('child', 'asked')).toBe('never-question-a-child')
    expect(begin('unsure', 'asked')).toBe('never-question-a-child')
    expect(begin('child', 'observed')).toBe('in_progress')
    expect(begin('adult', 'asked')).toBe('in_progress')
  })
})

describe('whoever meets somebody at work', () => {
  const screening = machineOf('screening')

  it('may talk with them about signs: in health care, at school, on an inspection, in an office, in custody', () => {
    for (const role of ['health', 'teacher', 'inspector', 'immigration', 'police', 'child_welfare'] as const)
      expect(screening.opens.who, role).toContain(role)
    expect(screening.opens.ask?.['instrument']).toMatchObject({
      codes: expect.arrayContaining(['labour', 'health_short', 'child_observed']),
    })
  })

  it('does so in private, after saying what it is for, and it sets no status and no consent by itself', () => {
    const begin = (input: Input) =>
      make(
        'screening',
        'offered',
        'begin',
        { interpreter: 'vetted', mode: 'asked', ...input },
        { ageGroup: 'adult' },
      )
    expect(begin({ explained: false, private_place: true })).toBe('explain-first')
    expect(begin({ explained: true, private_place: false })).toBe('not-private')
    const moves = Object.values(screening.moves)
    // Of the person their age alone; the rest is whether whoever asks is trained.
    expect(moves.flatMap(({ facts = [] }: Move) => facts)).toEqual(['ageGroup', 'training'])
    const clocks = moves.flatMap(({ starts = [] }: Move) => starts.map(({ clock }) => clock))
    expect(clocks).toEqual(['screening.offer', 'screening.danger'])
  })
})

describe('the call that Rosa of the helpline promised', () => {
  it('is still hers to make when she has meanwhile answered in writing, and still ends when it is made', () => {
    const machine = machineOf('contact')
    const after = (state: string, move: string) =>
      advance(machine, at(machine, state), move, {
        input: {},
        mover: { sides, roles: staffRoles },
        facts: {},
      })
    const answered = after('callback_due', 'reply')
    expect(answered.moved && [...answered.stops, ...answered.drops]).not.toContain('contact.callback')
    expect(after(answered.moved ? answered.to : '', 'reached')).toMatchObject({
      moved: true,
      stops: ['contact.callback'],
    })
  })
})

describe('danger', () => {
  it('is looked at anew within a day when a suspect is released, a court sits, a newspaper writes, a family is threatened', () => {
    const machine = machineOf('risk')
    for (const happened of ['suspect_released', 'hearing', 'media', 'family_threatened', 'threat']) {
      expect(machine.moves['event']?.ask?.['happened']).toMatchObject({
        codes: expect.arrayContaining([happened]),
      })
      const result = advance(machine, at(machine, 'current'), 'event', {
        input: { happened },
        mover: { sides, roles: staffRoles },
        facts: {},
      })
      expect(result).toMatchObject({ moved: true, to: 'review_due' })
      expect(result.moved && result.starts.map(({ clock }) => clock)).toEqual(['risk.reassess'])
    }
    expect(packOf('palermo').clocks['risk.reassess']).toMatchObject({
      length: 24,
      unit: 'hours',
      urgent: true,
    })
  })

  it('asks for the family each time, and the plan says whether it holds them too', () => {
    const machine = machineOf('risk')
    expect(machine.opens.ask?.['family_considered']).toEqual({ kind: 'yes-no' })
    expect(machine.moves['plan']?.ask?.['family_included']).toEqual({ kind: 'yes-no' })
  })
})

describe('a victim of a crime', () => {
  it('is somebody from the first presumption on, while a no can be challenged too; no yes is waited for', () => {
    const says = (state: string) => isPresumedVictim([{ kind: 'identification', state }], machineOf)
    for (const state of [
      'presumed',
      'referred',
      'under_determination',
      'prelim_negative',
      'challenged',
      'identified',
    ])
      expect(says(state), state).toBe(true)
    for (const state of ['none', 'not_identified', 'discontinued']) expect(says(state), state).toBe(false)
    expect(isPresumedVictim([], machineOf)).toBe(false)
  })

  it('is read by what they said last about how safe they feel', () => {
    const asked = (at: string, own_view: string) => ({
      kind: 'risk',
      move: 'opened',
      at,
      facts: { own_view },
    })
    expect(ownViewOf([asked('2026-05-01', 'safe'), asked('2026-06-01', 'unsafe')], machineOf)).toBe('unsafe')
    expect(ownViewOf([asked('2026-06-01', 'not_said')], machineOf)).toBeUndefined()
  })
})

describe('a return', () => {
  const ready = {
    consentAgeDays: 14,
    riskPositive: true,
    recipientAccepted: true,
    proceedingsConsidered: true,
    stayingExamined: true,
    everythingReady: true,
    ageGroup: 'adult',
  }
  const execute = (facts: Facts, option?: string, input: Input = {}) =>
    make('solution', 'preparing', 'execute', input, facts, option)

  it('needs five things, and says which one is missing', () => {
    expect(execute(ready, 'voluntary_return')).toBe('executed')
    expect(execute({ ...ready, consentAgeDays: 20 }, 'voluntary_return')).toBe('consent-too-old')
    expect(execute({ ...ready, riskPositive: false }, 'voluntary_return')).toBe('return-not-safe')
    expect(execute({ ...ready, recipientAccepted: false }, 'voluntary_return')).toBe(
      'receiver-has-not-accepted',
    )
    expect(execute({ ...ready, proceedingsConsidered: false }, 'voluntary_return')).toBe(
      'proceedings-not-considered',
    )
    expect(execute({ ...ready, stayingExamined: false }, 'voluntary_return')).toBe('staying-not-examined')
    expect(execute({}, undefined)).toBe('consent-too-old')
  })

  it('begins when everything is ready, and so does the way to a third country', () => {
    for (const option of ['voluntary_return', 'third_country_resettlement'])
      expect(execute({ ...ready, everythingReady: false }, option)).toBe('not-everything-ready')
    expect(execute({ ageGroup: 'adult', everythingReady: true }, 'third_country_resettlement')).toBe(
      'executed',
    )
  })

  it('that is not safe opens another way, within days, and choosing it is the end of that duty', () => {
    const machine = machineOf('solution')
    const mover = { sides, roles: staffRoles }
    const started = (safe: string, option: string) => {
      const result = advance(machine, at(machine, 'assessing', option), 'assess_risk', {
        input: { safe },
        mover,
        facts: {},
      })
      return result.moved && result.starts.map(({ clock }) => clock)
    }
    expect(started('not_safe', 'voluntary_return')).toEqual(['solution.other_way'])
    expect(started('safe', 'voluntary_return')).toEqual([])
    expect(started('not_safe', 'local_integration')).toEqual([])
    expect(machine.moves['choose']?.stops).toEqual(['solution.other_way'])
  })

  it('is asked of nobody who stays', () => {
    expect(execute({ ageGroup: 'adult' }, 'local_integration')).toBe('executed')
    expect(execute({ ageGroup: 'child' }, 'local_integration')).toBe('best-interests-first')
    expect(execute({ ageGroup: 'child' }, 'local_integration', { best_interests: true })).toBe('executed')
  })

  it('stands behind staying, which is the first of the three ways that are offered', () => {
    const { ask } = machineOf('solution').moves['choose'] as Move
    expect(ask?.['option']).toMatchObject({
      codes: ['local_integration', 'third_country_resettlement', 'voluntary_return'],
    })
  })

  it('changes the kind of the track with the choice', () => {
    const machine = machineOf('solution')
    const mover = { sides: ['person'] as const, roles: [] }
    const result = advance(machine, at(machine, 'counselled', 'voluntary_return'), 'choose', {
      input: { option: 'local_integration' },
      mover,
      facts: {},
    })
    expect(result).toMatchObject({ moved: true, to: 'preferred', subkind: 'local_integration' })
  })
})

describe('what leaves', () => {
  const release = (input: Input, facts: Facts = {}) =>
    make(
      'disclosure',
      'prepared',
      'release',
      { scope: ['legal'], told: 'told', ...input },
      { audience: 'court', ...facts },
    )

  it('needs a basis, and what is between client and lawyer stays even under an order', () => {
    expect(release({})).toBe('needs-a-basis')
    expect(release({ basis: 'court_order', scope: [] })).toBe('say-what-goes-out')
    expect(release({ basis: 'consent' })).toBe('needs-consent')
    expect(release({ basis: 'consent' }, { consentValid: true })).toBe('released')
    expect(release({ basis: 'court_order' })).toBe('released')
    expect(release({ basis: 'court_order', scope: ['privileged'] })).toBe('privileged-stays-closed')
    const toFunder = { audience: 'funder', consentValid: true }
    expect(release({ basis: 'consent', scope: ['identity'] }, toFunder)).toBe('totals-only')
    expect(release({ basis: 'aggregate', scope: ['totals_only'] }, toFunder)).toBe('released')
  })

  it('goes to no newspaper, employer or family because an organisation may read it', () => {
    expect(release({ basis: 'legal_duty' }, { audience: 'media', consentValid: true })).toBe(
      'media-only-by-consent',
    )
    for (const audience of ['media', 'employer', 'family']) {
      expect(release({ basis: 'consent' }, { audience, consentValid: true })).toBe('no-agreement-is-the-yes')
      expect(release({ basis: 'consent' }, { audience, saidYes: true, hoursSinceYes: 72 })).toBe('released')
    }
    expect(release({ basis: 'consent' }, { audience: 'media', saidYes: true, hoursSinceYes: 71 })).toBe(
      'media-waits',
    )
    expect(release({ basis: 'legal_duty' }, { audience: 'media', saidYes: true })).toBe(
      'media-only-by-consent',
    )
  })

  it('waits for the answer of whoever was asked, and a child does not answer alone', () => {
    const answer = { basis: 'consent', scope: ['legal'], told: 'told' }
    const asked = { audience: 'court', consentValid: true }
    expect(make('disclosure', 'asked', 'release', answer, asked)).toBe('wait-for-their-answer')
    expect(make('disclosure', 'asked', 'release', { ...answer, basis: 'court_order' }, asked)).toBe(
      'released',
    )
    const agree = (facts: Facts, input: Input = {}) => make('disclosure', 'asked', 'agree', input, facts)
    expect(agree({ ageGroup: 'adult' })).toBe('agreed')
    expect(agree({})).toBe('ask-the-child-too')
    expect(agree({ ageGroup: 'unsure' }, { assent: true })).toBe('guardian-or-best-interests')
  })

  it('is agreed for a time that the pack allows, and by a child together with somebody who answers for them', () => {
    const grant = (facts: Facts, input: Input = {}) =>
      make(
        'consent',
        'explained',
        'grant',
        { until: '2026-06-01', ...input },
        { releaseMaxDays: 180, ...facts },
      )
    expect(grant({ daysUntil: 180, ageGroup: 'adult' })).toBe('granted')
    expect(grant({ daysUntil: 181, ageGroup: 'adult' })).toBe('longer-than-allowed')
    expect(grant({ daysUntil: 0, ageGroup: 'adult' })).toBe('ends-in-the-past')
    expect(grant({ daysUntil: 90, ageGroup: 'child' })).toBe('ask-the-child-too')
    expect(grant({ daysUntil: 90, ageGroup: 'child' }, { assent: true })).toBe('guardian-or-best-interests')
    expect(grant({ daysUntil: 90, ageGroup: 'child' }, { assent: true, on_behalf: 'guardian_agreed' })).toBe(
      'granted',
    )
  })
})
