// Nobody is asked in the first days for what the file shows as done.
import { expect, it } from 'vitest'
import { alreadySeenTo, withSeenTo } from './already-seen-to.ts'
import { notMet } from './first-days.ts'

const step = (kind: string, move: string, facts = {}, subkind: string | null = null) => ({
  kind,
  subkind,
  move,
  at: '2026-05-03T10:00:00Z',
  facts,
})

it('shows a stay, a visit, what was given and rights that were understood; a request for a bed shows nothing', () => {
  const asked = { kind: 'placement', state: 'requested', openedAt: '2026-05-01T08:00:00Z' }
  expect(alreadySeenTo({ events: [], tracks: [asked], given: [] })).toEqual({})
  const seen = alreadySeenTo({
    events: [
      step('appointment', 'hold', {}, 'medical_visit'),
      step('case', 'explain_rights', { understood: true }),
      step('appointment', 'hold', {}, 'meeting'),
    ],
    tracks: [{ ...asked, state: 'resident' }],
    given: [{ on: '2026-05-02', value: { kind: 'food' } }],
  })
  expect(seen).toEqual({
    bed: { by: 'stay', on: '2026-05-01' },
    doctor: { by: 'visit', on: '2026-05-03' },
    food: { by: 'given', on: '2026-05-02' },
    rights: { by: 'talk', on: '2026-05-03' },
  })
  // What a worker has said of a need stands; the rest is skipped.
  const { needs, skipped } = withSeenTo({ food: { answer: 'not_wanted' }, bed: { who: 'amara' } }, seen)
  expect(skipped).toEqual(['bed', 'doctor', 'rights'])
  expect(needs).toMatchObject({ food: { answer: 'not_wanted' }, bed: { who: 'amara', answer: 'settled' } })
})

it('takes over to the plan what is needed and was not met, and nothing that is not wanted', () => {
  const needs = {
    bed: { answer: 'not_possible', why: 'Full' },
    food: { answer: 'settled' },
    clothes: { answer: 'not_wanted' },
    telephone: { who: 'amara' },
  } as const
  expect(notMet({ needs })).toEqual(['bed', 'telephone'])
})
