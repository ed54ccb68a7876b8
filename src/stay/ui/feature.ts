// The room in which somebody works on another's stay and work: which routes may fit, the permission, the letters.
import { caseReaders } from '../../cases/readers.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/stay', () => import('./stay.tsx'), 'Stay', caseReaders),
    occasional('/cases/$caseId/routes', () => import('./routes.tsx'), 'Routes', caseReaders),
    occasional('/cases/$caseId/letters/$letterId', () => import('./letter.tsx'), 'StayLetter', caseReaders),
  ],
  fills: [
    fill(trackPart('status'), () => import('./to-room.tsx'), 'ToRoom', 0),
    fill(trackPart('identification'), () => import('./to-room.tsx'), 'ToDecisionLetter', 0),
  ],
}
