// Where each measure stands that a court can order here: not asked for, asked, granted or refused, and since when. Worked out of what
// happened; the newest word counts. Pure.

export type MeasureState = 'not_asked' | 'asked' | 'granted' | 'refused'
export interface MeasureStanding {
  measure: string
  state: MeasureState
  /** When it was asked for or answered. */
  at?: string
}

interface Happened {
  move: string
  at: string
  facts: Readonly<Record<string, unknown>>
}

const listed = (fact: unknown): readonly string[] => (Array.isArray(fact) ? fact.map(String) : [])

export function standingOf(events: readonly Happened[], inLaw: readonly string[]): MeasureStanding[] {
  const now = new Map<string, MeasureStanding>(
    inLaw.map((measure) => [measure, { measure, state: 'not_asked' }]),
  )
  for (const { at, facts } of events.toSorted((one, other) => one.at.localeCompare(other.at))) {
    const said = [
      ['asked', listed(facts['wanted'])],
      ['granted', listed(facts['granted'])],
      ['refused', listed(facts['refused'])],
    ] as const
    for (const [state, measures] of said)
      for (const measure of measures) now.set(measure, { measure, state, at })
  }
  return [...now.values()]
}

/** How many stand so. */
export const countOf = (standing: readonly MeasureStanding[], state: MeasureState): number =>
  standing.filter((one) => one.state === state).length
