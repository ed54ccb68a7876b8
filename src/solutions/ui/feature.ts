// Three ways ahead: a page of the case, and a line on its plan that leads there. Above a solution, how it went afterwards.
import { caseReaders } from '../../cases/readers.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/ways', () => import('./ways.tsx'), 'WaysAhead', caseReaders),
    occasional('/solutions/$trackId/return', () => import('./return-desk.tsx'), 'ReturnDesk', caseReaders),
  ],
  fills: [
    fill(caseTab('plan'), () => import('./ways-line.tsx'), 'WaysLine', 3),
    fill(trackPart('solution'), () => import('./follow-up-part.tsx'), 'FollowUpPart', 0),
    fill(trackPart('solution'), () => import('./to-return.tsx'), 'ToReturn', 1),
  ],
}
