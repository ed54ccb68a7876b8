// One time axis for five lanes on which every label can be read. A true scale squeezes the first busy days of a case
// into a few pixels and stretches a quiet year; here time is elastic: days keep their order and, where there is room,
// their proportion, but no state is drawn narrower than its words. The dates beneath the lanes say what is when.

/** Something that needs room on the axis: from a day on, at least `width` (a fraction of the axis); `to` if it ends. */
export type Room = { from: number; to?: number; width: number }

/**
 * Places days on an axis from 0 to 1.
 * @param days moments in any order (milliseconds); the first and the last become 0 and 1
 * @param rooms what has to fit; if everything together is wider than the axis, all of it shrinks alike
 * @returns moment → place; moments in between are interpolated
 */
export function elasticAxis(days: readonly number[], rooms: readonly Room[]): (day: number) => number {
  const sorted = [
    ...new Set([...days, ...rooms.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))]),
  ].sort((a, b) => a - b)
  const [first, last] = [sorted[0] ?? 0, sorted.at(-1) ?? 1]
  const whole = Math.max(1, last - first)

  // Longest path: each moment stands as far along as time and the rooms that end there require.
  const place = (proportion: number, shrink: number): number[] => {
    const at = new Map<number, number>()
    sorted.forEach((day, index) => {
      const before = sorted[index - 1]
      const byTime = before === undefined ? 0 : at.get(before)! + ((day - before) / whole) * proportion
      const byRoom = rooms
        .filter(({ from, to }) => (to ?? last) === day && from < day)
        .map(({ from, width }) => at.get(from)! + width * shrink)
      at.set(day, Math.max(byTime, ...byRoom))
    })
    return sorted.map((day) => at.get(day)!)
  }
  // As much true proportion as fits; none, and smaller rooms, if even the words alone are too wide.
  const needed = place(0, 1).at(-1) ?? 0
  const shrink = needed > 1 ? 1 / needed : 1
  let [low, high] = [0, 1]
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2
    if ((place(middle, shrink).at(-1) ?? 0) > 1) high = middle
    else low = middle
  }
  const places = place(low, shrink)
  const end = places.at(-1) || 1
  return (day) => {
    if (day <= first) return 0
    if (day >= last) return 1
    const after = sorted.findIndex((one) => one >= day)
    const [from, to] = [sorted[after - 1]!, sorted[after]!]
    const share = (day - from) / (to - from)
    return (places[after - 1]! + (places[after]! - places[after - 1]!) * share) / end
  }
}

/** First days of the months between two moments (UTC), for the dates beneath the lanes. */
export function monthsBetween(from: number, to: number): number[] {
  const start = new Date(from)
  const firsts = Array.from({ length: 240 }, (_, index) =>
    Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + index, 1),
  )
  return firsts.filter((first) => first < to)
}

/** Leaves out what would stand closer than `gap` to its forerunner, or to one of `taken`. */
export function thinned(places: readonly number[], gap: number, taken: readonly number[] = []): number[] {
  const kept: number[] = []
  for (const place of places) {
    if ([...taken, ...kept].every((other) => Math.abs(other - place) >= gap)) kept.push(place)
  }
  return kept
}
