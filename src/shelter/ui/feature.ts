// Beds.
import type { StaffRole } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']

export const screens: Screens = {
  screens: [
    screen('/beds', () => import('./beds.tsx'), 'Beds', ofTheHouse),
    occasional('/beds/wall', () => import('./wall.tsx'), 'Wall', ofTheHouse),
  ],
  fills: [
    fill(trackPart('placement'), () => import('./asked-houses.tsx'), 'AskedHouses', -1),
    fill(trackPart('placement'), () => import('./say-seen.tsx'), 'SaySeen', -1),
    fill(trackPart('placement'), () => import('./while-searching.tsx'), 'WhileSearching', 0),
    fill(trackPart('placement'), () => import('./journeys.tsx'), 'Journeys', 1),
    fill(trackPart('placement'), () => import('./where-next.tsx'), 'WhereNextOfStay', 2),
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
