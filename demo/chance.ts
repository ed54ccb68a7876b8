// Chance that repeats: the same seed gives the same country, so that a test, a picture and a talk can rely on it. For
// choosing only; keys never come from here.

export interface Chance {
  /** A number from 0 up to 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  pick: <T>(from: readonly T[]) => T
  /** Whether something happens that happens so often (0 to 1). */
  happens: (often: number) => boolean
  bytes: (count: number) => Uint8Array
}

/** A stream of chance for one purpose; another seed is another stream. */
export function chanceOf(seed: string): Chance {
  let state = 2_166_136_261
  for (const letter of seed) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  // Mulberry32: small, even, and good enough to deal out a country.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)]!,
    happens: (often) => next() < often,
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  }
}
