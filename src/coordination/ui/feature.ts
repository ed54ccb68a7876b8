// The coordinator's desk; and, on everybody's work, what their organisation was reminded of.
import { fill } from '../../web/shell/slots.tsx'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { workHead } from '../../web/shell/work-slots.ts'
import { needReaders } from '../codes.ts'

const coordinators = ['coordinator'] as const

export const screens: Screens = {
  screens: [
    occasional('/coordination', () => import('./pages.ts'), 'CoordinationDesk', coordinators),
    occasional('/needs', () => import('./pages.ts'), 'NeedMapPage', needReaders),
  ],
  navigation: [
    {
      rank: 2,
      href: '/coordination',
      label: (t) => t('frame.place.coordination'),
      icon: 'clock',
      isFor: (roles) => hasOneOf(roles, coordinators),
    },
  ],
  fills: [fill(workHead, () => import('./reminded.tsx'), 'Reminded', 8)],
}
