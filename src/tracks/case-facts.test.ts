// What a screen shows of how dangerous a case is, and whether the person is a child, where the server says another thing than was signed.

import { describe, expect, it } from 'vitest'
import { factToShow } from './case-facts.ts'

const signed = { is: 'high', by: 'amara', organisation: 3, on: '2026-12-01' }

describe('Amara signed that Mariam is in high danger', () => {
  it('and where the server says low, high stands there', () => {
    expect(factToShow('low', { word: 'wrong', because: 'differs', signed })).toBe('high')
  })

  it('what the server says stands where it is the same, more dangerous than signed, or signed by nobody', () => {
    expect(factToShow('high', { word: 'checked', signed })).toBe('high')
    expect(factToShow('high', { word: 'server', signed: { ...signed, is: 'low' } })).toBe('high')
    expect(factToShow('low', { word: 'server' })).toBe('low')
  })

  it('what a stranger signed is not believed', () => {
    expect(factToShow('high', { word: 'wrong', because: 'stranger', signed: { ...signed, is: 'low' } })).toBe(
      'high',
    )
  })
})
