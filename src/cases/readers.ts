// Whoever may have a part in a case, as its endpoints say: every profession that reaches cases by what its circles hold, or by who is in
// the house (reach.ts). Whoever is only assigned to something sees the assignment, and no case.
import { rolesThatReach } from './reach.ts'

export const caseReaders = rolesThatReach('circles', 'supervision', 'placements')
/** Who is shown pages that were given to their house: a funder those that a person gave it (reach.sql). */
export const pageReaders = [...caseReaders, ...rolesThatReach('pages')]
