// How statements write when something was said. It stands alone, since the page needs it and loads no cryptography.

/** A minute as statements write it: `2026-11-24T20:15Z`. */
export function minuteOf(now: Date): string {
  return `${now.toISOString().slice(0, 16)}Z`
}
