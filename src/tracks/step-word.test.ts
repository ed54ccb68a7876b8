// What an organisation does that has pages alone is nobody's lie, and what it cannot have done is one.
import { expect, test } from 'vitest'
import type { SignedStep } from '../sealing/signed-move.ts'
import { identificationMachine } from '../identification/determination.ts'
import { placementMachine } from '../shelter/placement.ts'
import { stepWordOf, type HeldLine } from './step-word.ts'

const step = (part: Partial<SignedStep>): SignedStep => ({
  kind: 'identification',
  move: 'refer',
  was: 'presumed',
  to: 'referred',
  v: 3,
  said: {},
  owed: {},
  ...part,
})
const signed = (part: Partial<SignedStep> = {}): HeldLine => ({
  moves: [{ n: 3, by: 'amara', organisation: 2, on: '2026-11-20', standing: 'on', step: step(part) }],
})
const word = (state: string, version: number, line = signed()) =>
  stepWordOf(identificationMachine, { kind: 'identification', state, version }, line, 2).word

test('the authority, which has pages alone, decides after Amara’s signed referral: the server’s word, and no alarm', () => {
  expect(word('under_determination', 4)).toBe('server')
  expect(word('prelim_negative', 5)).toBe('server')
})

test('a decision that is shown under the number of Amara’s own step is red', () => {
  expect(word('prelim_negative', 3)).toBe('wrong')
})

test('what the shelter itself would have signed is red where nobody signed it', () => {
  expect(word('presumed', 5)).toBe('wrong')
})

test('an authority that has signed a step on this process signs its decision too', () => {
  const line = signed({ move: 'receive', was: 'referred', to: 'under_determination', v: 4 })
  expect(word('prelim_negative', 5, line)).toBe('wrong')
})

test('where Amara’s step named the authority, its decision is signed or it is red', () => {
  expect(word('under_determination', 4, signed({ other: 7 }))).toBe('wrong')
  expect(word('discontinued', 4, signed({ other: 7 }))).toBe('server')
})

test('an older step named nobody: whatever the other side may do alone or with the shelter is no alarm', () => {
  const placed = signed({ kind: 'placement', move: 'match', was: 'requested', to: 'offered' })
  const shown = { kind: 'placement', state: 'refused', version: 4 }
  expect(stepWordOf(placementMachine, shown, placed, 2).word).toBe('server')
})
