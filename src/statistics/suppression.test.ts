// Small parts of a known whole cannot be worked out from those that are told.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangesOf, tellParts } from './suppression.ts'

test('a lone small part takes the next one with it, and nothing is hidden where all are large', () => {
  expect(tellParts([40, 3, 12, 20], 10)).toEqual([40, null, null, 20])
  expect(tellParts([40, 12, 20], 10)).toEqual([40, 12, 20])
  // None at all goes with a small one where it is enough to hide it.
  expect(tellParts([40, 3, 0, 9], 10)).toEqual([40, null, 0, null])
  expect(tellParts([0, 0, 0], 10)).toEqual([0, 0, 0])
})

test('whoever knows the whole finds no part between 1 and 9: each hidden one may be nothing, and may be ten', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 2, maxLength: 7 }), (parts) => {
      const whole = parts.reduce((sum, n) => sum + n, 0)
      // Of a whole that is small itself nothing is told.
      fc.pre(whole >= 10)
      const told = tellParts(parts, 10)
      for (const [at, { low, high }] of rangesOf(whole, told).entries()) {
        if (told[at] !== null) expect(told[at] === 0 || told[at]! >= 10).toBe(true)
        else expect([low, high >= 10]).toEqual([0, true])
      }
    }),
  )
})
