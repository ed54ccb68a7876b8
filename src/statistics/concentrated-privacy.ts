// What noise costs. Zero-concentrated differential privacy (Bun and Steinke 2016): the cost is a number rho that simply adds up over
// everything that is ever published of the same people. It is counted in millionths, as a whole number.

import type { Fraction } from './discrete-gaussian.ts'

const millionths = 1_000_000n

/** How much the noise of a count varies that costs so many millionths, where one person changes one count by one. */
export const varianceFor = (rho: number): Fraction => ({
  numerator: millionths,
  denominator: 2n * BigInt(rho),
})

/** So far from the true count a published one lies at most, 95 of 100 times. */
export function errorAt95(rho: number): number {
  const { numerator, denominator } = varianceFor(rho)
  return Math.ceil(1.959963984540054 * Math.sqrt(Number(numerator) / Number(denominator)))
}

/** The (epsilon, delta) that is implied by a cost: Bun and Steinke, proposition 1.3. */
export function epsilonFor(rho: number, delta: number): number {
  const cost = rho / Number(millionths)
  return cost + 2 * Math.sqrt(cost * Math.log(1 / delta))
}
