// Fair random numbers below a small count.
import { newSecret } from './keys.ts'

/** A fair number below `count` (at most 65,536): draws above the last full round are thrown away. */
export function drawBelow(count: number, draw: () => number = drawTwoBytes): number {
  const limit = 65_536 - (65_536 % count)
  for (;;) {
    const number = draw()
    if (number < limit) return number % count
  }
}

function drawTwoBytes(): number {
  const [high, low] = newSecret(2)
  return (high! << 8) | low!
}

/** Digits in fours, like any customer number. */
export function drawDigits(count: number, draw?: () => number): string {
  const digits = Array.from({ length: count }, () => drawBelow(10, draw)).join('')
  return digits.match(/.{1,4}/g)!.join(' ')
}
