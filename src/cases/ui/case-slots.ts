// What other features show on the page of a case.
import type { ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { slot, type Slot } from '../../web/shell/slots.tsx'

/** The views of a case, in their order. Each has an address, and comes with its own code when it is first looked at. */
export const caseTabs = ['plan', 'notes', 'people', 'papers', 'access'] as const
export type CaseTab = (typeof caseTabs)[number]

interface OfCase {
  shared: SharedCase
  onChanged: () => void
}

/** Where a view of a case is found. */
export const tabOf = (caseId: string, tab: CaseTab): string =>
  `/cases/${caseId}${tab === 'plan' ? '' : `?tab=${tab}`}`

/** Above the list of cases, beside the button that opens one: other ways in and out. */
export const besideOpening = slot('case.beside-opening')
/** What a view consists of. */
export const caseTab = (tab: CaseTab): Slot<OfCase> => slot<OfCase>(`case.tab.${tab}`)
/** Beside the plan: how the person is. */
export const besidePlan = slot<OfCase>('case.beside-plan')
/** In the header: who answers for the case. */
export const caseHead = slot<{ caseId: string }>('case.head')
/** Beside the notes: what is written to the person and by them. */
export const besideNotes = slot<OfCase>('case.beside-notes')
/** Among the people of a case: who else has something to do with it. */
export const casePeople = slot<OfCase>('case.people')
/** Why a case that was mine is not shown any more, if one knows; `children` is what is said otherwise. */
export const caseGone = slot<{ caseId: string; children: ReactNode }>('case.gone')
/** Under how the person can be reached: whether that is the newest, or why it may be older than it looks. `of`: when it was written. */
export const underContact = slot<{ caseId: string; of: string }>('case.under-contact')
