// The trail, and what looks at the server’s work by itself.
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { watch } from '../../web/shell/frame-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [occasional('/audit', () => import('./audit.tsx'), 'Audit', ['administrator'])],
  navigation: [
    {
      rank: 10,
      href: '/audit',
      label: (t) => t('frame.place.audit'),
      icon: 'shield',
      isFor: (roles) => roles.includes('administrator'),
    },
  ],
  fills: [fill(watch, () => import('./watch.tsx'), 'Watch', 1)],
}
