// What is learnt from a published count about one person is never more than is claimed, and more is noticed.
import { describe, expect, it } from 'vitest'
import { seeded } from '../../test/seeded.ts'
import { epsilonFor, varianceFor } from './concentrated-privacy.ts'
import { discreteGaussian, type Fraction } from './discrete-gaussian.ts'
import { leastEpsilon } from './empirical-epsilon.ts'

const draws = 6000
const delta = 1e-6
const drawn = (count: number, variance: Fraction, seed: string): number[] => {
  const source = seeded(seed)
  return Array.from({ length: draws }, () => count + Number(discreteGaussian(variance, source)))
}
const learnt = (variance: Fraction) =>
  leastEpsilon(drawn(8, variance, 'with'), drawn(7, variance, 'without'), delta)

describe('two files that differ by one person', () => {
  it.each([10_000, 50_000, 125_000])('give away no more than claimed at a cost of %i millionths', (rho) => {
    const least = learnt(varianceFor(rho))
    expect(least).toBeGreaterThan(0)
    expect(least).toBeLessThanOrEqual(epsilonFor(rho, delta))
  })

  it('are told apart where the noise is less than what is paid for', () => {
    expect(learnt({ numerator: 1n, denominator: 8n })).toBeGreaterThan(epsilonFor(50_000, delta))
  })
})
