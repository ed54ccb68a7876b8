// How much somebody learns who draws a mechanism again and again on two files that differ by one person: a lower bound of epsilon that
// holds with 99.9 of 100. Where it lies above what is claimed, the claim is wrong.

/** The 99.95 % point of the normal distribution: two bounds, each wrong once in 2,000 times. */
const z = 3.2905

/** The ends of Wilson's range of a share. */
function ends(hits: number, all: number): { low: number; high: number } {
  const share = hits / all
  const middle = share + z ** 2 / (2 * all)
  const half = z * Math.sqrt((share * (1 - share) + z ** 2 / (4 * all)) / all)
  return { low: (middle - half) / (1 + z ** 2 / all), high: (middle + half) / (1 + z ** 2 / all) }
}

/**
 * The largest bound over the events "at least t": half of the draws choose t, the other half measure it, so that choosing among many
 * gives no bound that chance made.
 */
export function leastEpsilon(one: readonly number[], other: readonly number[], delta: number): number {
  const half = Math.floor(one.length / 2)
  const above = (draws: readonly number[], t: number, from: number, to: number) => {
    let hits = 0
    for (let at = from; at < to; at++) if (draws[at]! >= t) hits += 1
    return hits
  }
  const bound = (t: number, from: number, to: number): number => {
    const { low } = ends(above(one, t, from, to), to - from)
    const { high } = ends(above(other, t, from, to), to - from)
    return low > delta ? Math.log((low - delta) / high) : 0
  }
  const events = [...new Set(one)]
  const chosen = events.reduce((best, t) => (bound(t, 0, half) > bound(best, 0, half) ? t : best), events[0]!)
  return bound(chosen, half, one.length)
}
