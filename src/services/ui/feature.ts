// What a service asks, beside the goal that it serves and above the panel of the processes that some services need.
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

const load = () => import('./service-part.tsx')

export const screens: Screens = {
  screens: [occasional('/services/$trackId/certificate', () => import('./certificate.tsx'), 'Certificate')],
  fills: ['goal', 'job', 'tracing', 'paper_translation', 'hotel_night', 'proceeding'].map((kind) =>
    fill(trackPart(kind), load, 'ServicePart', 0),
  ),
}
