// Referring somebody, and what was referred to this organisation.
import { networkRoles, referringRoles } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/refer', () => import('./refer.tsx'), 'Refer', referringRoles),
    screen('/referrals', () => import('./inbox.tsx'), 'Inbox', networkRoles),
    occasional('/referrals/$trackId/letter', () => import('./letter.tsx'), 'Letter', networkRoles),
  ],
  navigation: [
    {
      rank: 4,
      href: '/referrals',
      label: (t) => t('frame.place.referrals'),
      icon: 'send',
      isFor: (roles) => hasOneOf(roles, referringRoles),
      count: ({ referrals }) => ({ count: referrals }),
    },
  ],
}
