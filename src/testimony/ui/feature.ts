// Testimony: its measures and statements above the panel of its process, and the application on paper.
import { caseReaders } from '../../cases/readers.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional(
      '/testimonies/$trackId/application',
      () => import('./application.tsx'),
      'ApplicationPage',
      caseReaders,
    ),
  ],
  fills: [fill(trackPart('testimony'), () => import('./testimony-part.tsx'), 'TestimonyPart', 0)],
}
