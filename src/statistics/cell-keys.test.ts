// What is told of a cell is off by little, the same each time, and on the whole by nothing.
import { describe, expect, it } from 'vitest'
import { keySpace, perturbation, told } from './cell-keys.ts'

const rules = { variance: 4, most: 8, hidden: 2 }
const made = perturbation(rules)

describe('a cell told with its key', () => {
  it('is off by nothing on the whole, varies as it should, and never tells one or two', () => {
    for (const [n, row] of made.rows.entries()) {
      if (n === 0) continue
      let [before, mean, variance] = [0, 0, 0]
      for (const one of row) {
        const share = (one.below - before) / keySpace
        before = one.below
        mean += share * (one.told - n)
        variance += share * (one.told - n) ** 2
        expect([1, 2]).not.toContain(one.told)
        expect(Math.abs(one.told - n)).toBeLessThanOrEqual(rules.most)
      }
      expect(before).toBe(keySpace)
      expect(mean).toBeCloseTo(0, 6)
      expect(variance).toBeCloseTo(rules.variance, 6)
    }
  })

  it('stays nothing where there is nobody, and the same for the same people', () => {
    for (const key of [0, 12_345, keySpace - 1]) {
      expect(told(made, 0, key)).toBe(0)
      expect(told(made, 7, key)).toBe(told(made, 7, key + keySpace))
      expect(told(made, 500, key) - 500).toBe(told(made, 20, key) - 20)
    }
  })

  it('lies within what is said of it, 95 of 100 times', () => {
    expect(made.error95).toBe(5)
    for (let n = 1; n < 15; n++) {
      let near = 0
      for (let at = 0; at < 10_000; at++) {
        const key = Math.imul(at, 2_654_435_761) >>> 0
        if (Math.abs(told(made, n, key) - n) <= made.error95) near += 1
      }
      expect(near, String(n)).toBeGreaterThan(9_450)
    }
  })
})
