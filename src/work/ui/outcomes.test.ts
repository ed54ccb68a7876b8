import { expect, it } from 'vitest'
import { machines } from '../../app/machines.ts'
import { clocksOf } from '../../tracks/define.ts'
import { outcomesOf } from './outcomes.ts'

const of = (kind: string, clock: string, state: string, roles = ['caseworker']) =>
  outcomesOf(
    machines.find((one) => one.kind === kind)!,
    { clock, state },
    roles,
  )

it('a bed that is offered is answered in the list: yes, no, wants to see it, not safe to talk', () => {
  expect(of('placement', 'placement.bed.now', 'offered')).toEqual({
    move: 'ask_person',
    ask: 'answer',
    answers: ['says_yes', 'says_no', 'wants_to_see', 'not_safe_to_talk'],
    asksPerson: true,
  })
  expect(of('placement', 'placement.bed.now', 'requested'), 'nothing is offered yet').toBeUndefined()
  expect(of('placement', 'placement.bed.now', 'offered', ['lawyer'])).toBeUndefined()
})

it('somebody who was away is looked for, and what was found is one press', () => {
  expect(of('placement', 'placement.welfare', 'away')).toMatchObject({
    move: 'check_welfare',
    answers: ['safe', 'needs_help', 'not_reached'],
    asksPerson: false,
  })
})

it('nothing is answered in a list that ends something, needs words, a second look or more than one question', () => {
  let found = 0
  for (const machine of machines)
    for (const clock of clocksOf(machine))
      for (const state of machine.states) {
        const outcomes = outcomesOf(machine, { clock, state }, [
          'caseworker',
          'supervisor',
          'shelter',
          'lawyer',
          'health',
        ])
        if (!outcomes) continue
        found += 1
        const move = machine.moves[outcomes.move]!
        const where = `${machine.kind}.${outcomes.move}`
        expect(Object.keys(move.ask ?? {}), where).toEqual([outcomes.ask])
        expect([move.exit, move.stepUp, move.chainStatement, move.ownScreen], where).toEqual(
          Array(4).fill(undefined),
        )
        expect(outcomes.answers.length, where).toBeLessThanOrEqual(4)
      }
  expect(found).toBeGreaterThan(5)
})
