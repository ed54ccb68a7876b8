import { describe, expect, it } from 'vitest'
import { machineOf } from '../../test/moving.ts'
import { isInSecretPlace, isOpenNeed, phaseOf } from './case-summary.ts'

const amina = { kind: 'case', state: 'active' }
const phase = (...processes: { kind: string; state: string }[]) => phaseOf([amina, ...processes], machineOf)

describe('the phase of Amina’s case', () => {
  it('is identification until something else has begun', () => {
    expect(phase()).toBe('identification')
    expect(phase({ kind: 'referral', state: 'draft' }, { kind: 'proceeding', state: 'advised' })).toBe(
      'identification',
    )
  })
  it('is the furthest that an open process stands for, in whatever order they began', () => {
    const shelter = { kind: 'placement', state: 'resident' }
    const court = { kind: 'proceeding', state: 'investigation' }
    expect(phase(shelter)).toBe('stabilisation')
    expect(phase(court, shelter)).toBe('justice')
    expect(phase(shelter, court, { kind: 'solution', state: 'counselled' })).toBe('solution')
  })
  it('does not count what is over, and is follow-up where her case says so', () => {
    expect(phase({ kind: 'proceeding', state: 'closed' }, { kind: 'goal', state: 'agreed' })).toBe(
      'stabilisation',
    )
    expect(
      phaseOf(
        [
          { kind: 'case', state: 'follow_up' },
          { kind: 'solution', state: 'preferred' },
        ],
        machineOf,
      ),
    ).toBe('follow_up')
  })
})

it('Amina’s bed is an open need until she lives there, and only then is it a safe place', () => {
  const bed = machineOf('placement')
  expect(['requested', 'held', 'resident', 'away', 'ended'].map((state) => isOpenNeed(bed, state))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
  expect(['held', 'resident', 'ended'].map((state) => isInSecretPlace(bed, state))).toEqual([
    false,
    true,
    false,
  ])
  expect(isInSecretPlace(machineOf('goal'), 'agreed')).toBe(false)
  expect(isOpenNeed(machineOf('risk'), 'current')).toBe(false)
})
