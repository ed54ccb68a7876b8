// What other features show on *My work*: each stands there only while it has something to say.
import { slot } from './slots.tsx'

/** Instead of the list: the day of whoever is only assigned. */
export const assignedDay = slot('work.assigned-day')
/** Above the list, what cannot wait for it. */
export const workHead = slot('work.head')
/** For a supervisor, above the list of the team. */
export const workTeam = slot('work.team')
/** In a row that cannot be put off: gives the case to a colleague. */
export const workHandOver = slot<{ caseId: string; about: string }>('work.hand-over')
/** What nobody works on yet. */
export const workUnassigned = slot('work.unassigned')
