import { expect, it } from 'vitest'
import { goalMachine } from '../goal.ts'
import { groups, inGroups, moveInto, rowsIn, type PlanLine } from './groups.ts'

const line = (id: string, state: string, by?: string): PlanLine => ({ id, state, service: 'food', by })

it('Amara reads what was asked before what is agreed, and in each group what comes first', () => {
  const shown = inGroups([
    line('late', 'agreed', '2026-12-20'),
    line('soon', 'agreed', '2026-12-01'),
    line('some day', 'agreed'),
    line('new', 'proposed'),
    line('stuck', 'blocked'),
  ])
  expect(shown.map(({ group, lines }) => [group, lines.map(({ id }) => id)])).toEqual([
    ['asked', ['new']],
    ['agreed', ['soon', 'late', 'some day']],
    ['under_way', ['stuck']],
  ])
})

it('every state of a goal stands in one of the five groups', () => {
  const shown = inGroups(goalMachine.states.map((state) => line(state, state)))
  expect(shown.map(({ group }) => group)).toEqual([...groups])
  expect(shown.flatMap(({ lines }) => lines)).toHaveLength(goalMachine.states.length)
})

it('a list that Amara pastes becomes rows without its dashes and numbers', () => {
  expect(rowsIn('- A doctor who is a woman\n\n2) Shoes for work\r\n• A SIM card\n 3 beds')).toEqual([
    'A doctor who is a woman',
    'Shoes for work',
    'A SIM card',
    '3 beds',
  ])
})

it('what the person calls urgent stands before what is due earlier', () => {
  const urgent = {
    ...line('urgent', 'agreed', '2026-12-20'),
    words: { text: 'A doctor', urgency: 'now' as const },
  }
  const [agreed] = inGroups([line('soon', 'agreed', '2026-12-01'), urgent])
  expect(agreed?.lines.map(({ id }) => id)).toEqual(['urgent', 'soon'])
})

it('a row that Amara drags to a group takes the move that leads there, and no other', () => {
  expect(moveInto('under_way', ['start', 'block', 'drop', 'talk_over'])).toBe('start')
  expect(moveInto('not_wanted', ['start', 'drop', 'talk_over'])).toBe('drop')
  expect(moveInto('asked', ['start', 'drop', 'talk_over'])).toBeUndefined()
})
