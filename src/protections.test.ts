// The protections that the machines carry out, told as what happens to people.

import { describe, expect, it } from 'vitest'
import { staffRoles } from './api/roles.ts'
import { machines } from './machines.ts'
import { advance, datesOf, refusalOf } from './tracks/advance.ts'
import type { Facts, Input, Machine, Move, Side } from './tracks/define.ts'

const sides: readonly Side[] = ['holder', 'other', 'person', 'system']
const machineOf = (kind: string) => machines.find((machine) => machine.kind === kind)!
const movesOf = (machine: Machine): [string, Move][] => Object.entries(machine.moves)
const at = (machine: Machine, state: string, subkind?: string) => ({
  id: 't',
  kind: machine.kind,
  subkind,
  state,
  version: 1,
})

/** Makes a move as somebody who may, and says where it leads or why not. */
function make(kind: string, state: string, move: string, input: Input, facts: Facts = {}, subkind?: string) {
  const machine = machineOf(kind)
  const mover = { sides, roles: staffRoles }
  const result = advance(machine, at(machine, state, subkind), move, input, { mover, facts })
  return result.moved ? result.to : result.because
}

describe('help', () => {
  it('never asks whether somebody is identified or cooperates', () => {
    const support = machines.filter((machine) => machine.lane === 'support')
    expect(support.map((machine) => machine.kind).sort()).toEqual(['goal', 'placement', 'referral', 'risk'])
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

  it('opens a challenge from the day on which a negative decision was served', () => {
    const machine = machineOf('identification')
    const input = { served_on: '2026-05-15', reason: 'threshold_not_met' }
    for (const [state, move] of [
      ['under_determination', 'decide_prelim_negative'],
      ['prelim_positive', 'decide_final_negative'],
      ['challenged', 'uphold'],
      ['identified', 'revoke'],
    ] as const) {
      const result = advance(machine, at(machine, state), move, input, {
        mover: { sides, roles: staffRoles },
        facts: {},
      })
      const start = result.moved && result.starts.find((one) => one.clock === 'identification.challenge')
      expect([move, start && datesOf(start, input)]).toEqual([move, { from: '2026-05-15' }])
    }
    expect(make('identification', 'not_identified', 'challenge', {})).toBe('challenged')
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

describe('a prosecution of the person', () => {
  const linked = 'linked_offence_of_person'
  const steps = [
    ['opened', 'investigate', {}],
    ['opened', 'file', {}],
    ['filed', 'prepare', {}],
    ['pretrial', 'set_hearing', { hearing_on: '2026-06-01' }],
    ['pretrial', 'hear', { heard: 'statement' }],
    ['hearing', 'decide', { outcome: 'convicted', served_on: '2026-06-01' }],
    ['held_pending_identification', 'go_on', {}],
  ] as const

  it('is held at every step while identification is open, or nobody can say', () => {
    for (const [state, move, input] of steps) {
      for (const identificationOpen of [true, undefined])
        expect([move, make('proceeding', state, move, input, { identificationOpen }, linked)]).toEqual([
          move,
          'held-for-identification',
        ])
      expect(make('proceeding', state, move, input, { identificationOpen: false }, linked)).not.toBe(
        'held-for-identification',
      )
      expect(make('proceeding', state, move, input, { identificationOpen: true }, 'labour_claim')).not.toBe(
        'held-for-identification',
      )
    }
  })

  it('can be ended in the person’s favour at any time', () => {
    const open = { identificationOpen: true }
    expect(make('proceeding', 'hearing', 'hold', {}, open, linked)).toBe('held_pending_identification')
    expect(
      make(
        'proceeding',
        'held_pending_identification',
        'discontinue',
        { reason: 'non_punishment' },
        open,
        linked,
      ),
    ).toBe('discontinued')
    expect(
      make(
        'proceeding',
        'held_pending_identification',
        'decide',
        { outcome: 'not_prosecuted', served_on: '2026-06-01' },
        open,
        linked,
      ),
    ).toBe('decided')
    expect(make('proceeding', 'closed', 'vacate', {}, open, linked)).toBe('closed')
    expect(make('proceeding', 'opened', 'hold', {}, open, 'labour_claim')).toBe('only-for-a-linked-offence')
  })
})

describe('a return', () => {
  const ready = {
    consentAgeDays: 14,
    riskPositive: true,
    receiverAccepted: true,
    proceedingsConsidered: true,
    ageGroup: 'adult',
  }
  const execute = (facts: Facts, option?: string, input: Input = {}) =>
    make('solution', 'preparing', 'execute', input, facts, option)

  it('needs four things, and says which one is missing', () => {
    expect(execute(ready, 'voluntary_return')).toBe('executed')
    expect(execute({ ...ready, consentAgeDays: 20 }, 'voluntary_return')).toBe('consent-too-old')
    expect(execute({ ...ready, riskPositive: false }, 'voluntary_return')).toBe('return-not-safe')
    expect(execute({ ...ready, receiverAccepted: false }, 'voluntary_return')).toBe(
      'receiver-has-not-accepted',
    )
    expect(execute({ ...ready, proceedingsConsidered: false }, 'voluntary_return')).toBe(
      'proceedings-not-considered',
    )
    expect(execute({}, undefined)).toBe('consent-too-old')
  })

  it('is asked of nobody who stays', () => {
    expect(execute({ ageGroup: 'adult' }, 'local_integration')).toBe('executed')
    expect(execute({ ageGroup: 'child' }, 'local_integration')).toBe('best-interests-first')
    expect(execute({ ageGroup: 'child' }, 'local_integration', { best_interests: true })).toBe('executed')
  })

  it('changes the kind of the track with the choice', () => {
    const machine = machineOf('solution')
    const mover = { sides: ['person'] as const, roles: [] }
    const result = advance(
      machine,
      at(machine, 'counselled', 'voluntary_return'),
      'choose',
      { option: 'local_integration' },
      { mover, facts: {} },
    )
    expect(result).toMatchObject({ moved: true, to: 'preferred', subkind: 'local_integration' })
  })
})

describe('what leaves', () => {
  const release = (input: Input, facts: Facts = {}) =>
    make(
      'disclosure',
      'prepared',
      'release',
      { audience: 'court', scope: ['legal'], told: 'told', ...input },
      facts,
    )

  it('needs a basis, and what is between client and lawyer stays even under an order', () => {
    expect(release({})).toBe('needs-a-basis')
    expect(release({ basis: 'consent' })).toBe('needs-consent')
    expect(release({ basis: 'court_order' })).toBe('released')
    expect(release({ basis: 'court_order', scope: ['privileged'] })).toBe('privileged-stays-closed')
    expect(release({ basis: 'legal_duty', audience: 'media' }, { consentValid: true })).toBe(
      'media-only-by-consent',
    )
    expect(
      release({ basis: 'consent', audience: 'funder', scope: ['identity'] }, { consentValid: true }),
    ).toBe('totals-only')
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
