// What other features show on *My work*: each stands there only while it has something to say.
import { slot } from './slots.tsx'

/** Instead of the list: the day of whoever is only assigned. */
export const assignedDay = slot('work.assigned-day')
/** Beside the title: what somebody begins from here. */
export const workActions = slot('work.actions')
/** Above the list, what cannot wait for it. */
export const workHead = slot('work.head')
/** Below the list. */
export const workFoot = slot('work.foot')
/** For a supervisor, above the list of the team. */
export const workTeam = slot('work.team')
/** In a row that cannot be put off: gives the case to a colleague. */
export const workHandOver = slot<{ caseId: string; about: string }>('work.hand-over')
/** In the row of what is due today and whose hour is sealed: says the hour; what stands there without it are its children. */
export const workHour = slot<{ caseId: string; track: string }>('work.hour')
/** For a supervisor: what waits for a yes. */
export const workApprovals = slot('work.approvals')
/** What nobody works on yet. */
export const workUnassigned = slot('work.unassigned')
/** On the page of what belongs to no case, beside its title: what is begun with a form of its own. */
export const outsideActions = slot('outside.actions')
