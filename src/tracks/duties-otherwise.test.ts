// What follows from an answer that was put right: Selma's worker should have been told, and was not; somebody who was found is looked for.
import { expect, it } from 'vitest'
import { machines } from '../app/machines.ts'
import { missingMachine } from '../safety/night.ts'
import { referralMachine } from '../referrals/referral.ts'
import { isSettled, movesAbout, otherDuties } from './duties-otherwise.ts'

const opened = { move: 'opened', subkind: undefined }
const since = '2026-11-29T20:00:00Z'

it('nobody was to be told, and now her worker is: that duty has not begun, and one step does it', () => {
  const { needless, missing } = otherDuties(
    missingMachine,
    opened,
    { since, agreed: 'tell_nobody' },
    { since, agreed: 'tell_worker' },
  )
  expect({ needless, missing }).toEqual({ needless: [], missing: ['missing.worker'] })
  expect(movesAbout(missingMachine, 'missing', 'missing.worker', false)).toContain('tell_worker')
  expect(isSettled(missingMachine, [{ move: 'look', facts: {} }], 'missing.worker')).toBe(false)
  expect(isSettled(missingMachine, [{ move: 'tell_worker', facts: {} }], 'missing.worker')).toBe(true)
})

it('her worker was to be told, and now nobody is: that duty runs, and the steps that end it are named', () => {
  const { needless, missing } = otherDuties(
    missingMachine,
    opened,
    { since, agreed: 'tell_worker' },
    { since, agreed: 'tell_nobody' },
  )
  expect({ needless, missing }).toEqual({ needless: ['missing.worker'], missing: [] })
  expect(movesAbout(missingMachine, 'reported', 'missing.worker', true)).toContain('come_back')
})

it('an urgent question that was none is owed an answer by the ordinary day', () => {
  const { needless, missing } = otherDuties(
    referralMachine,
    { move: 'send', subkind: undefined },
    { urgency: 'now' },
    { urgency: 'routine' },
  )
  expect(needless.length).toBe(missing.length)
})

it('the same answers change no duty, whatever the process', () => {
  for (const machine of machines)
    for (const move of ['opened', ...Object.keys(machine.moves)])
      expect(otherDuties(machine, { move, subkind: undefined }, {}, {})).toEqual({
        needless: [],
        missing: [],
      })
})
