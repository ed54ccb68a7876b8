import { expect, it } from 'vitest'
import { askingNow } from './asking.ts'
import { emptyContact } from './safe-contact.ts'

const now = { isSafe: true }
const later = { isSafe: false }

it('a form that asks Amira stays shut while her hours are read, and where they cannot be read', () => {
  expect(askingNow({ contact: undefined, isFailed: false }, undefined, false)).toBe('opening')
  expect(askingNow({ contact: undefined, isFailed: true }, undefined, false)).toBe('unreadable')
})

it('the form opens in her hours, where none were agreed, and where whoever asks says that she is with them', () => {
  expect(askingNow({ contact: emptyContact, isFailed: false }, now, false)).toBe('open')
  expect(askingNow({ contact: emptyContact, isFailed: false }, later, false)).toBe('outside')
  expect(askingNow({ contact: null, isFailed: false }, undefined, false)).toBe('open')
  expect(askingNow({ contact: emptyContact, isFailed: false }, later, true)).toBe('open')
  expect(askingNow({ contact: undefined, isFailed: true }, undefined, true)).toBe('open')
})

it('hours that were read stay known where a later reading failed', () => {
  expect(askingNow({ contact: emptyContact, isFailed: true }, later, false)).toBe('outside')
})
