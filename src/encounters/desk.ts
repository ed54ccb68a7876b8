// Who is told of somebody whom one met: by law, by what is known of their age, and nearest first. Pure.
import { isAsChild, type EncounterDetails } from '../identification/encounter-details.ts'

/** Kinds of organisation that answer, in the order in which they are offered. */
export const deskKinds = ['hotline', 'child_welfare', 'ngo', 'shelter', 'labour_inspectorate'] as const

export interface Desk {
  circle: number
  organisation: number
  kind: (typeof deskKinds)[number]
  district: string | null
}

/**
 * The desk that stands first: for whoever is or may be a child the one that protects children, in the finder's own district where there
 * is one there; else the hotline. Without such a desk it is whoever answers first.
 */
export function usualDesk(
  desks: readonly Desk[],
  details: Pick<EncounterDetails, 'age'>,
  district: string | null,
): Desk | undefined {
  const kind = isAsChild(details) ? 'child_welfare' : 'hotline'
  const those = desks.filter((one) => one.kind === kind)
  return those.find((one) => district !== null && one.district === district) ?? those[0] ?? desks[0]
}
