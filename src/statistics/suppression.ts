// Parts of a whole whose sum is known: which of them can be told so that none of the small ones can be worked out. Pure; it knows
// nothing of what is counted.

/**
 * Tells each part, or nothing in its place. A part below `least` is not told, and none that is not told can be found by subtraction: what
 * is left of the whole belongs to two parts at least and comes to `least` or more, so each of them may be anything from nothing to it.
 */
export function tellParts(parts: readonly number[], least: number): (number | null)[] {
  const hidden = new Set(parts.flatMap((n, at) => (n > 0 && n < least ? [at] : [])))
  const sum = () => [...hidden].reduce((total, at) => total + parts[at]!, 0)
  while (hidden.size > 0 && (hidden.size < 2 || sum() < least)) {
    // The smallest one that is told goes with them: it costs the least.
    const next = parts
      .map((n, at) => ({ n, at }))
      .filter(({ at }) => !hidden.has(at))
      .toSorted((a, b) => a.n - b.n)[0]
    if (!next) break
    hidden.add(next.at)
  }
  return parts.map((n, at) => (hidden.has(at) ? null : n))
}

/** Between what and what each part lies for whoever knows the whole and what was told. */
export function rangesOf(whole: number, told: readonly (number | null)[]): { low: number; high: number }[] {
  const left = whole - told.reduce((sum: number, n) => sum + (n ?? 0), 0)
  const hidden = told.filter((n) => n === null).length
  return told.map((n) => (n !== null ? { low: n, high: n } : { low: hidden === 1 ? left : 0, high: left }))
}
