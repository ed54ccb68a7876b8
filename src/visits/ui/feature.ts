// Visits: planned on a page of their own, and carried out from the page of the process.
import { visitors } from '../../identification/visitors.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { outsideActions } from '../../web/shell/work-slots.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { listeners } from '../roles.ts'

export const screens: Screens = {
  screens: [
    occasional('/visits/where', () => import('./where-next.tsx'), 'WhereNext', visitors),
    occasional('/visits/new', () => import('./plan.tsx'), 'PlanVisit', visitors),
    occasional('/visits/$visitId', () => import('./visit-page.tsx'), 'VisitPage', visitors),
    occasional('/visits/$visitId/after', () => import('./aftermath.tsx'), 'VisitAftermath', listeners),
    // Without network nobody can sign in: it shows numbers, and takes what is written to the visit's public key.
    { ...occasional('/visits/day/$visitId', () => import('./day.tsx'), 'VisitDay'), inFront: true },
  ],
  fills: [
    fill(outsideActions, () => import('./plan-button.tsx'), 'PlanButton'),
    fill(trackPart('visit'), () => import('./visit-part.tsx'), 'VisitPart', -1),
  ],
}
