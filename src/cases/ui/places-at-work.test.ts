import { expect, it } from 'vitest'
import { machineOf } from '../../web/track/machines.ts'
import { placesAtWork } from './places-at-work.ts'

const track = (kind: string, other: string | null, state = machineOf(kind).initial) => ({
  kind,
  state,
  owner: 'Harbour House',
  other,
})

it('the people of a case name each place once with what it does, and never the place that nobody finds', () => {
  expect(machineOf('placement').secretPlace).toBe(true)
  const over = machineOf('goal').final[0]!
  expect(
    placesAtWork(
      [
        track('goal', 'Quay Clinic'),
        track('referral', 'Quay Clinic'),
        track('placement', 'Willow Rooms'),
        track('goal', 'Open Law Centre', over),
      ],
      machineOf,
    ),
  ).toEqual([
    { name: 'Harbour House', kinds: ['goal', 'referral'] },
    { name: 'Quay Clinic', kinds: ['goal', 'referral'] },
  ])
})
