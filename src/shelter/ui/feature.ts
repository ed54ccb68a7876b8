// Beds.
import type { StaffRole } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'

const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']

export const screens: Screens = {
  screens: [
    screen('/beds', () => import('./beds.tsx'), 'Beds', ofTheHouse),
    occasional('/beds/wall', () => import('./wall.tsx'), 'Wall', ofTheHouse),
  ],
  navigation: [
    {
      rank: 6,
      href: '/beds',
      label: (t) => t('frame.place.beds'),
      icon: 'bed',
      isFor: (roles) => roles.includes('shelter'),
    },
  ],
}
