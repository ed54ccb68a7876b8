// My work, what belongs to no case, and the page of any process.
import { caseReaders } from '../../cases/readers.ts'
import { networkRoles } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { hasWork } from '../../web/shell/navigation-items.ts'

export const screens: Screens = {
  screens: [
    screen('/', () => import('./my-work.tsx'), 'MyWork'),
    occasional('/cases/$caseId/start', () => import('./start-track.tsx'), 'StartTrack', caseReaders),
    screen('/tracks/$trackId', () => import('./track.tsx'), 'Track', networkRoles),
    occasional('/outside', () => import('./outside.tsx'), 'Outside', networkRoles),
  ],
  navigation: [
    {
      rank: 1,
      href: '/',
      label: (t) => t('frame.place.work'),
      icon: 'list',
      isFor: hasWork,
      count: ({ urgent, late }) => ({ count: urgent + late, urgent: urgent > 0 }),
    },
    { rank: 7, href: '/outside', label: (t) => t('frame.place.outside'), icon: 'flag', isFor: hasWork },
  ],
}
