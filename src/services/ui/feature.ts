// What a service or a legal matter asks, beside the goal that it serves and above the panel of the processes that some services need.
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [occasional('/services/$trackId/certificate', () => import('./certificate.tsx'), 'Certificate')],
  // Each spelt out: the words of what stands above a panel alone come later than those of the rooms (scripts/staff-words.ts).
  fills: [
    fill(trackPart('goal'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('job'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('tracing'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('paper_translation'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('hotel_night'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('interview'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('protection'), () => import('./service-part.tsx'), 'ServicePart', 0),
    fill(trackPart('proceeding'), () => import('./service-part.tsx'), 'ServicePart', 0),
  ],
}
