// The shape of one item of the coverage list, apart from the lists so that they can name it.

/** One item of the source page. */
export type CoverageItem = {
  /** Number of the item, 1 to 110, fixed. */
  n: number
  kind: 'framework' | 'measure' | 'venue' | 'phase' | 'channel' | 'actor' | 'service' | 'justice' | 'decision'
  /** Which of the fifteen measures it belongs to, where it belongs to one. */
  measure?: number
  /** What the page asks, in our own words. */
  item: string
  /** What a user sees on a screen or a paper because of it. */
  shows: string
  /** The feature that carries it out. */
  folder: `src/${string}`
  /** `path > name of the test` that shows it working. */
  test?: string
  /** `done`: works as `shows` says. `thin`: a first part works. `not yet`: nothing that can be seen. */
  state: 'done' | 'thin' | 'not yet'
}
