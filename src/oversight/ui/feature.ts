// The trail, and what looks at the server’s work by itself.
import { besideSessions } from '../../accounts/ui/keys/keys-slots.ts'
import { whenUnwitnessed } from '../../web/actions/error-slots.ts'
import { underContact } from '../../cases/ui/case-slots.ts'
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
  fills: [
    fill(watch, () => import('./watch.tsx'), 'Watch', 1),
    fill(besideSessions, () => import('./browser-memory.tsx'), 'BrowserMemory'),
    fill(underContact, () => import('./contact-state.tsx'), 'ContactState'),
    fill(whenUnwitnessed, () => import('./browser-memory.tsx'), 'WhenUnwitnessed'),
  ],
}
