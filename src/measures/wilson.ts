// How far a share of few people can be believed: Wilson's score interval (Wilson 1927; Newcombe 1998, method 3), 95 of 100 times.

/** The two-sided 95 % point of the normal distribution. */
const z = 1.959963984540054

export interface Range {
  low: number
  high: number
}

/** A share speaks where 95 of 100 times it lies within so much; else nobody can tell. The same for every number. */
const widest = 0.3
export const isPrecise = ({ low, high }: Range): boolean => high - low <= widest

/** Between which shares the true one lies, where `hits` of `all` were counted. */
export function wilson(hits: number, all: number): Range {
  const share = hits / all
  const middle = share + z ** 2 / (2 * all)
  const half = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * all)) / all)
  const whole = 1 + z ** 2 / all
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}
