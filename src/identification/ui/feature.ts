// The hotline’s desk.
import type { StaffRole } from '../../api/roles.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'

/** Whoever takes what comes to the hotline, and hands it on. */
const ofTheHotline: readonly StaffRole[] = [
  'hotline',
  'caseworker',
  'supervisor',
  'advocate',
  'child_welfare',
  'inspector',
]

export const screens: Screens = {
  screens: [
    screen('/hotline', () => import('./desk.tsx'), 'Desk', ofTheHotline),
    screen('/hotline/$trackId', () => import('./request.tsx'), 'Request', ofTheHotline),
  ],
  navigation: [
    {
      rank: 2,
      href: '/hotline',
      label: (t) => t('frame.place.hotline'),
      icon: 'phone',
      isFor: (roles) => roles.includes('hotline'),
    },
  ],
}
