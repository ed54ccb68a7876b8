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

/** How many times everybody is counted in a crossed table: in a cell, a row, a column, and among all. What it costs is divided by it. */
export const measurements = 4

/**
 * The same of a cell of a table that crosses two attributes (marginals.ts), a quarter of the cost for each of the four measurements: the parts of its
 * variance are those of the total, of what its row and its column differ by, and of the cell alone; and one for rounding.
 */
export function crossedErrorAt95(rho: number, rows: number, columns: number): number {
  const { numerator, denominator } = varianceFor(rho / measurements)
  const cells = rows * columns
  const total = 1 / (cells * (1 + rows) * (1 + columns))
  const row = (rows - 1) / (cells * (1 + columns))
  const column = (columns - 1) / (cells * (1 + rows))
  const alone = ((rows - 1) * (columns - 1)) / cells
  const variance = (Number(numerator) / Number(denominator)) * (total + row + column + alone)
  return Math.ceil(1.959963984540054 * Math.sqrt(variance)) + 1
}
