// Who can read a case, and what was agreed.
import { caseReaders } from '../../cases/readers.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [screen('/cases/$caseId/access', () => import('./access.tsx'), 'Access', caseReaders)],
  fills: [fill(trackPart('consent'), () => import('./consent-card.tsx'), 'ConsentPart')],
}
