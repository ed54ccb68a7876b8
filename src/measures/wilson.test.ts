// Known answers: Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.

import { expect, it } from 'vitest'
import { wilson } from './wilson.ts'

it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies between %f and %f', (hits, all, low, high) => {
  const range = wilson(hits, all)
  expect(range.low).toBeCloseTo(low, 4)
  expect(range.high).toBeCloseTo(high, 4)
})

it('is as wide on the other side', () => {
  const [few, many] = [wilson(1, 29), wilson(28, 29)]
  expect(many.low).toBeCloseTo(1 - few.high, 12)
  expect(many.high).toBeCloseTo(1 - few.low, 12)
})
