// Who is told of somebody whom one met: by law, by what is known of their age, and nearest first. Pure.
import { isAsChild, type EncounterDetails } from '../identification/encounter-details.ts'
import { noSwitches, type DeskKind, type Switches } from '../jurisdiction/switches.ts'

export interface Desk {
  circle: number
  organisation: number
  kind: DeskKind
  district: string | null
}

/**
 * The desk that stands first: of the kind that the country's rules name, for whoever is or may be a child of the one that they name for these; in
 * the finder's own district where there is one there. Without such a desk it is whoever answers first.
 */
export function usualDesk(
  desks: readonly Desk[],
  details: Pick<EncounterDetails, 'age'>,
  district: string | null,
  law: Pick<Switches, 'firstDesk' | 'firstDeskOfChild'> = noSwitches,
): Desk | undefined {
  const kind = isAsChild(details) ? law.firstDeskOfChild : law.firstDesk
  const those = desks.filter((one) => one.kind === kind)
  return those.find((one) => district !== null && one.district === district) ?? those[0] ?? desks[0]
}

/** A duty to protect children is spoken of only where the desk that gets it is one that does: rules may name another, or there may be none. */
export const wordsOfChild = (desk: Pick<Desk, 'kind'> | undefined) =>
  desk?.kind === 'child_welfare'
    ? ({
        sayFirst: 'encounter.child.sayFirst',
        words: 'encounter.child.words',
        desk: 'encounter.desk.child',
      } as const)
    : ({
        sayFirst: 'encounter.child.sayFirst.other',
        words: 'encounter.child.words.other',
        desk: 'encounter.desk.only',
      } as const)

/** Until the rules of the country are read, nothing goes to a desk that nobody chose; where they cannot be read, the usual one stands. */
export const isDeskSettled = (chosen: number | null, isLawBeingRead: boolean): boolean =>
  chosen !== null || !isLawBeingRead
