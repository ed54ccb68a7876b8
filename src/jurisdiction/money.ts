// Money and hours, exact: hundredths as whole numbers of any size, and one rounding where a product becomes money, half up.

/** Hundredths of a number of at most two decimals: 12.5 is 1250. */
export const hundredthsOf = (number: number): bigint => BigInt(Math.round(number * 100))

/** Hundredths of a decimal as it is kept: `12.21` is 1221. Nothing written is nothing. */
export function hundredthsIn(decimal: string): bigint {
  const [whole = '', part = ''] = decimal.split('.')
  return BigInt(whole || '0') * 100n + BigInt(part.padEnd(2, '0').slice(0, 2))
}

/** As it is kept again: `12.21`. */
export const decimalOf = (hundredths: bigint): string => {
  const sign = hundredths < 0n ? '-' : ''
  const size = hundredths < 0n ? -hundredths : hundredths
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, '0')}`
}

/** `top / bottom` in whole numbers, a half upwards; neither is below nothing. */
export const halfUp = (top: bigint, bottom: bigint): bigint => (2n * top + bottom) / (2n * bottom)

/** A number as people write it, in digits and points of their script, in Latin ones; what is none stays as it is. */
export const latinNumber = (typed: string): string =>
  typed
    .trim()
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replaceAll(/[٫,]/g, '.')
