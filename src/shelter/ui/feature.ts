// Beds.
import type { StaffRole } from '../../api/roles.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'

const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']

export const screens: Screens = {
  screens: [
    screen('/beds', () => import('./beds.tsx'), 'Beds', ofTheHouse),
    screen('/beds/wall', () => import('./wall.tsx'), 'Wall', ofTheHouse),
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
