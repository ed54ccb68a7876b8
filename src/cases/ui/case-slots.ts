// What other features show on the page of a case.
import type { ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { slot } from '../../web/shell/slots.tsx'

/** In the header: who answers for the case. */
export const caseHead = slot<{ caseId: string }>('case.head')
/** Below the story. */
export const caseSections = slot<{ shared: SharedCase; onChanged: () => void }>('case.sections')
/** Why a case that was mine is not shown any more, if one knows; `children` is what is said otherwise. */
export const caseGone = slot<{ caseId: string; children: ReactNode }>('case.gone')
