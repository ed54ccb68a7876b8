// Whole numbers drawn from the discrete Gaussian distribution, exactly: Canonne, Kamath and Steinke, The Discrete Gaussian for
// Differential Privacy (2020), algorithms 1 to 3. Whole numbers only and the system's randomness, since noise from rounded numbers
// gives away what it hides (Mironov 2012). statistics.test.ts refuses any other arithmetic in this file.

import { randomBytes } from 'node:crypto'

/** A source of random bytes. */
export type Source = (bytes: number) => Uint8Array

/** A positive fraction of whole numbers. */
export interface Fraction {
  numerator: bigint
  denominator: bigint
}

/** One of 0 … bound - 1, all alike. */
function below(bound: bigint, source: Source): bigint {
  let bytes = 0
  let mask = 0n
  for (let rest = bound - 1n; rest > 0n; rest >>= 1n) mask = (mask << 1n) | 1n
  for (let rest = mask; rest > 0n; rest >>= 8n) bytes += 1
  for (;;) {
    let drawn = 0n
    for (const byte of source(bytes)) drawn = (drawn << 8n) | BigInt(byte)
    drawn &= mask
    if (drawn < bound) return drawn
  }
}

/** True in `numerator` of `denominator` cases. */
const happens = ({ numerator, denominator }: Fraction, source: Source): boolean =>
  below(denominator, source) < numerator

/** True with the probability e^-x, for x from 0 to 1. */
function decaysOnce({ numerator, denominator }: Fraction, source: Source): boolean {
  let k = 1n
  while (happens({ numerator, denominator: denominator * k }, source)) k += 1n
  return k % 2n === 1n
}

/** True with the probability e^-x, for every x from 0. */
function decays({ numerator, denominator }: Fraction, source: Source): boolean {
  for (let whole = numerator / denominator; whole > 0n; whole -= 1n)
    if (!decaysOnce({ numerator: 1n, denominator: 1n }, source)) return false
  return decaysOnce({ numerator: numerator % denominator, denominator }, source)
}

/** The discrete Laplace distribution of a whole scale. */
function laplace(scale: bigint, source: Source): bigint {
  for (;;) {
    const part = below(scale, source)
    if (!decays({ numerator: part, denominator: scale }, source)) continue
    let whole = 0n
    while (decaysOnce({ numerator: 1n, denominator: 1n }, source)) whole += 1n
    const size = part + scale * whole
    const isNegative = happens({ numerator: 1n, denominator: 2n }, source)
    // Nothing has one sign, or it would come twice as often.
    if (isNegative && size === 0n) continue
    return isNegative ? -size : size
  }
}

/** The largest whole number whose square is not above. */
function rootOf(value: bigint): bigint {
  let root = 0n
  while ((root + 1n) * (root + 1n) <= value) root += 1n
  return root
}

/** One draw with the mean 0 and this variance. */
export function discreteGaussian(variance: Fraction, source: Source = randomBytes): bigint {
  const { numerator: n, denominator: d } = variance
  const scale = rootOf(n / d) + 1n
  for (;;) {
    const drawn = laplace(scale, source)
    const size = drawn < 0n ? -drawn : drawn
    const far = size * d * scale - n
    if (decays({ numerator: far * far, denominator: 2n * n * d * scale * scale }, source)) return drawn
  }
}
