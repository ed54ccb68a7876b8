// A safety plan: with gaps it is agreed by nobody, its lines keep their marks, and its card tells nothing.

import { expect, it } from 'vitest'
import {
  emptyPlan,
  eventsSince,
  gapsIn,
  linesOf,
  outdatedIn,
  printedLines,
  typedOf,
  type SafetyPlan,
} from './plan.ts'
import { planOf, typedPlan } from './ui/typed-plan.ts'

const plan: SafetyPlan = {
  ...emptyPlan,
  parts: {
    signs: [],
    do: [{ text: 'I lock my room.', changes: 'moved' }, { text: 'I wait.' }],
    call: [{ text: 'Night desk' }],
    bag: [{ text: 'Behind the door', changes: 'moved' }],
    phone: [],
  },
  readBack: { on: '2026-11-26', language: 'th', how: 'by_interpreter' },
  card: {
    kind: 'number',
    lines: { name: 'Aunt Lek', number: '07700 900145', trade: ' ' },
    stands: { name: 'Night desk' },
  },
}

it('lacks what nobody can do without', () => {
  expect(gapsIn(emptyPlan)).toEqual(['do', 'call'])
  expect(gapsIn({ ...plan, parts: { ...plan.parts, call: [{ text: '  ' }] } })).toEqual(['call'])
  expect(gapsIn(plan)).toEqual([])
})

it('is typed and read again with its marks, and is not agreed by being typed', () => {
  expect(linesOf(' I wait. \n\nI go in.', plan.parts.do)).toEqual([{ text: 'I wait.' }, { text: 'I go in.' }])
  expect(typedOf(plan.parts.do)).toBe('I lock my room.\nI wait.')
  const typed = typedPlan(plan, 'en')
  const { readBack: _not, ...unread } = plan
  expect(planOf(typed, plan, '2026-11-28')).toEqual(unread)
  expect(planOf({ ...typed, how: 'read_aloud' }, plan, '2026-11-28').readBack).toEqual({
    on: '2026-11-28',
    language: 'th',
    how: 'read_aloud',
  })
})

it('has lines that a move makes wrong, once there is one after it was read back', () => {
  const before = [{ code: 'moved', at: '2026-11-20T10:00:00Z' }]
  expect(outdatedIn(plan, eventsSince(plan, before))).toEqual([])
  const after = [
    ...before,
    { code: 'moved', at: '2026-11-27T10:00:00Z' },
    { code: 'media', at: '2026-11-27T10:00:00Z' },
  ]
  expect(eventsSince(plan, after)).toEqual(['moved'])
  expect(outdatedIn(plan, ['moved']).map(({ text }) => text)).toEqual(['I lock my room.', 'Behind the door'])
})

it('prints a shop’s card with nothing of the plan on it, the plan where that was chosen, and nothing where she learns it', () => {
  expect(printedLines(plan)).toEqual(['Aunt Lek', '07700 900145'])
  expect(printedLines({ ...plan, card: { ...plan.card, kind: 'full' } })).toContain('I lock my room.')
  expect(printedLines({ ...plan, card: { ...plan.card, kind: 'none' } })).toEqual([])
})
