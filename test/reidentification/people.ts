// Invented cases as skewed as life is, the same at every run: a few languages and carriers are most of them, a long tail is rare.

import type { Known } from './known.ts'

/** What stands on a case, as far as somebody outside could know it; `day` counts from the first. */
export interface Person extends Record<Exclude<Known, 'week'>, string> {
  day: number
}

/** A small generator of numbers with a seed (mulberry32): nothing depends on the day or the machine. */
function drawing(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Of `many` kinds the first is the most frequent, the n-th about one n-th as frequent. */
function zipf(many: number): (draw: number) => number {
  const weights = Array.from({ length: many }, (_, n) => 1 / (n + 1))
  const whole = weights.reduce((sum, one) => sum + one, 0)
  return (draw) => {
    let left = draw * whole
    const found = weights.findIndex((one) => (left -= one) < 0)
    return found < 0 ? many - 1 : found
  }
}

const [language, carrier, district, permit] = [zipf(60), zipf(24), zipf(20), zipf(4)]

/** So many people in so many days. */
export function people(count: number, days: number, seed = 20_261_129): Person[] {
  const draw = drawing(seed)
  return Array.from({ length: count }, () => {
    const house = carrier(draw())
    const age = draw()
    const hasPermit = draw() < 0.3
    const stays = draw() < 0.45
    return {
      language: `l${language(draw())}`,
      age: age < 0.84 ? 'adult' : age < 0.97 ? 'child' : 'unsure',
      day: Math.floor(draw() * days),
      carrier: `c${house}`,
      // Most are helped where they are found.
      district: draw() < 0.6 ? `d${house % 20}` : `d${district(draw())}`,
      permit: hasPermit ? `p${permit(draw())}` : '',
      // How many nights: many stay days, few stay months.
      nights: stays ? `n${1 + Math.floor(-30 * Math.log(1 - draw()))}` : '',
    }
  })
}

/** Of so many people, which code of a list each has: the first is the most frequent. */
export function codesOf(count: number, codes: readonly string[], seed = 20_261_130): string[] {
  const [draw, kind] = [drawing(seed), zipf(codes.length)]
  return Array.from({ length: count }, () => codes[kind(draw())]!)
}
