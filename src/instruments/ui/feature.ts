// A screening's questions on a page of their own, one at a time; from the process there, and back. And where a house brings in its own.
import { caseReaders } from '../../cases/readers.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional(
      '/cases/$caseId/screening/$trackId',
      () => import('./screening.tsx'),
      'Screening',
      caseReaders,
    ),
    occasional('/instruments', () => import('./instruments.tsx'), 'Instruments', ['administrator']),
  ],
  navigation: [
    {
      rank: 11,
      href: '/instruments',
      label: (t) => t('instrument.sets'),
      icon: 'document',
      isFor: (roles) => roles.includes('administrator'),
    },
  ],
  fills: [fill(trackPart('screening'), () => import('./to-questions.tsx'), 'ToQuestions', -1)],
}
