// Visits: planned on a page of their own, and carried out from the page of the process.
import { visitors } from '../../identification/visitors.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { outsideActions } from '../../web/shell/work-slots.ts'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/visits/new', () => import('./plan.tsx'), 'PlanVisit', visitors),
    // Without network nobody can sign in: it shows numbers, and takes what is written to the visit's public key.
    { ...screen('/visits/day/$visitId', () => import('./day.tsx'), 'VisitDay'), inFront: true },
  ],
  fills: [
    fill(outsideActions, () => import('./plan-button.tsx'), 'PlanButton'),
    fill(trackPart('visit'), () => import('./visit-part.tsx'), 'VisitPart', -1),
  ],
}
