// Being heard, and not being tried for what one was made to do: what the machine of legal matters allows and refuses.

import { describe, expect, it } from 'vitest'
import { at, machineOf, make, sides } from '../../test/moving.ts'
import { staffRoles } from '../api/roles.ts'
import { advance, datesOf } from '../tracks/advance.ts'
import type { Move } from '../tracks/define.ts'

describe('being heard', () => {
  it('is possible before the trial, in it and on appeal, in a form that the person chooses; a court’s no is counted', () => {
    for (const state of ['pretrial', 'hearing', 'appeal'])
      for (const heard of ['testimony', 'statement', 'through_lawyer', 'not_wished'])
        expect(make('proceeding', state, 'hear', { heard })).toBe('hearing')
    const { ask, counts } = machineOf('proceeding').moves['hear'] as Move
    expect(counts).toBe('heard')
    expect(ask?.['heard']).toMatchObject({ codes: expect.arrayContaining(['refused_by_court']) })
  })

  it('ends with reasons explained, and with a day until which a review can be asked for', () => {
    const machine = machineOf('proceeding')
    const input = { reason: 'evidence', told_on: '2026-05-04' }
    const result = advance(machine, at(machine, 'investigation'), 'discontinue', {
      input,
      mover: { sides, roles: staffRoles },
      facts: {},
    })
    const started = result.moved ? result.starts : []
    expect(started.map(({ clock }) => clock)).toEqual(['proceeding.review', 'proceeding.explain'])
    expect(datesOf(started[0]!, input)).toEqual({ from: '2026-05-04' })
    expect(make('proceeding', 'discontinued', 'review', {}, { identificationOpen: false })).toBe(
      'investigation',
    )
  })
})

describe('what is owed to Tendai after the judgment', () => {
  it('is still hers when the first instalment comes: she can appeal against what she was awarded', () => {
    const instalment = { amount: 300, paid_on: '2026-06-01', all_paid: false }
    const state = make('proceeding', 'decided', 'pay', instalment)
    expect(make('proceeding', state, 'appeal', { appealed_by: 'by_the_person' })).toBe('appeal')
  })

  it('is explained to her whatever happens next, in a language that she understands', () => {
    for (const state of ['appeal', 'enforcement', 'investigation', 'filed', 'held_pending_identification'])
      expect(make('proceeding', state, 'explain', { language: 'sn' })).toBe(state)
  })

  it('has a lawyer found for it also when it is only being paid', () => {
    expect(make('proceeding', 'enforcement', 'assign_lawyer', {})).toBe('enforcement')
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
    ['decided', 'appeal', { appealed_by: 'by_the_other_side' }],
    ['decided', 'enforce', {}],
    ['decided', 'pay', { amount: 300, paid_on: '2026-06-01', all_paid: true }],
    ['discontinued', 'review', {}],
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

  it('has no step against her that is not among these: every other one tells, helps or leads out', () => {
    const known = new Set<string>(steps.map(([, move]) => move))
    expect(Object.keys(machineOf('proceeding').moves).filter((move) => !known.has(move))).toEqual([
      'think',
      'decline',
      'open',
      'limit',
      'assign_lawyer',
      'hold',
      'ask_measures',
      'decide_measures',
      'tell',
      'explain',
      'tell_release',
      'warn',
      'vacate',
      'tell_decision',
      'discontinue',
      'close',
      'step_back',
      'change_mind',
    ])
  })

  it('never keeps her from appealing herself, whoever makes her appeal for her', () => {
    for (const identificationOpen of [true, false, undefined])
      expect(
        make(
          'proceeding',
          'decided',
          'appeal',
          { appealed_by: 'by_the_person' },
          { identificationOpen },
          linked,
        ),
      ).toBe('appeal')
  })

  it('is to be held within days from the moment at which it is opened', () => {
    const machine = machineOf('proceeding')
    const result = advance(machine, at(machine, 'advised', linked), 'open', {
      input: { lawyer: 'assigned' },
      mover: { sides, roles: staffRoles },
      facts: {},
    })
    expect(result.moved && result.starts.map(({ clock }) => clock)).toEqual(['proceeding.hold'])
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
    expect(make('proceeding', 'opened', 'hold', {}, open, 'labour_claim')).toBe('not-of-this-kind')
  })
})
