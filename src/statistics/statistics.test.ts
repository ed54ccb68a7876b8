// The noise is drawn as the formula says, from whole numbers alone, and what it costs is what the papers say.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seeded } from '../../test/seeded.ts'
import { epsilonFor, errorAt95, varianceFor } from './concentrated-privacy.ts'
import { discreteGaussian } from './discrete-gaussian.ts'

/** Probabilities of -reach … reach. */
function expectedOf(variance: number, reach: number): number[] {
  const weight = (x: number) => Math.exp(-(x * x) / (2 * variance))
  let all = 0
  for (let x = -1000; x <= 1000; x++) all += weight(x)
  return Array.from({ length: 2 * reach + 1 }, (_, at) => weight(at - reach) / all)
}

describe('the discrete Gaussian', () => {
  it.each([
    [1n, 4n],
    [1n, 1n],
    [5n, 2n],
    [10n, 1n],
    [100n, 3n],
  ])('of the variance %i/%i falls as its formula says (chi-square and Kolmogorov-Smirnov)', (n, d) => {
    const draws = 4000
    const variance = Number(n) / Number(d)
    const reach = Math.max(1, Math.round(2 * Math.sqrt(variance)))
    const source = seeded(`${n}/${d}`)
    const seen = new Map<number, number>()
    for (let at = 0; at < draws; at++) {
      const x = Number(discreteGaussian({ numerator: n, denominator: d }, source))
      seen.set(x, (seen.get(x) ?? 0) + 1)
    }
    const expected = expectedOf(variance, reach)
    let [chi, rest, hit, above, below, ks] = [0, 1, 0, 0, 0, 0]
    for (const [x] of seen) if (x < -reach) below += seen.get(x)!
    let cumulative = below / draws
    let model = (1 - expected.reduce((sum, p) => sum + p, 0)) / 2
    expected.forEach((p, at) => {
      const n = seen.get(at - reach) ?? 0
      chi += (n - p * draws) ** 2 / (p * draws)
      rest -= p
      hit += n
      cumulative += n / draws
      model += p
      ks = Math.max(ks, Math.abs(cumulative - model))
    })
    above = draws - hit
    if (rest * draws > 5) chi += (above - rest * draws) ** 2 / (rest * draws)
    // The 99.9 % points: of chi-square by Wilson and Hilferty, of Kolmogorov-Smirnov 1.95 / sqrt(n).
    const freedom = expected.length
    const limit = freedom * (1 - 2 / (9 * freedom) + 3.09 * Math.sqrt(2 / (9 * freedom))) ** 3
    expect(chi).toBeLessThan(limit)
    expect(ks).toBeLessThan(1.95 / Math.sqrt(draws))
  })

  it('is drawn by whole numbers alone, from the randomness of the system', () => {
    const text = readFileSync(join(import.meta.dirname, 'discrete-gaussian.ts'), 'utf8')
    const code = text.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '')
    expect(code).toContain("import { randomBytes } from 'node:crypto'")
    expect(code).not.toMatch(/\bMath\b|\bNumber\b|parse(Int|Float)|\d\.\d|\de\d|\*\*|Date|performance/)
    // Of ordinary numbers there is one, which counts bytes.
    expect(code.match(/(?<![\w.])\d+(?!n|\w)/g)).toEqual(['0', '1'])
  })

  it('varies as it says', () => {
    const source = seeded('variance')
    let squares = 0
    for (let at = 0; at < 4000; at++) squares += Number(discreteGaussian(varianceFor(50_000), source)) ** 2
    expect(squares / 4000).toBeGreaterThan(9)
    expect(squares / 4000).toBeLessThan(11)
  })
})

describe('the cost', () => {
  it.each([
    [100_000, 1e-6, 2.450788],
    [500_000, 1e-6, 5.756522],
    [250_000, 1e-6, 3.966922],
    [1_000_000, 1e-5, 7.786141],
  ])('of %i millionths at delta %f is the epsilon %f', (rho, delta, epsilon) => {
    expect(epsilonFor(rho, delta)).toBeCloseTo(epsilon, 5)
  })

  it('buys less error where it is higher', () => {
    expect([10_000, 50_000, 125_000].map(errorAt95)).toEqual([14, 7, 4])
  })
})
