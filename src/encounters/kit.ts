// A page to take along for one kind of place: what to look for there, what to ask and what not, how to be alone, who hears it. Data, one
// file for each place; words in the languages of staff.

import type { encounterPlaces } from '../identification/encounter-details.ts'
import type { StaffRole } from '../api/roles.ts'
import type { StaffWords } from '../api/staff-words.ts'

export interface Kit {
  id: string
  /** As somebody says it who met a person there. */
  place: (typeof encounterPlaces)[number]
  /** Whose days are spent there. */
  roles: readonly StaffRole[]
  /** The set of signs that is gone through there. */
  instrument: string
  title: StaffWords
  look: readonly StaffWords[]
  ask: readonly StaffWords[]
  not: readonly StaffWords[]
  alone: StaffWords
  hears: StaffWords
}
