// The directory, its gaps, and what this organisation offers.
import type { StaffRole } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { hasWork } from '../../web/shell/navigation-items.ts'

const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']

export const screens: Screens = {
  screens: [
    screen('/directory', () => import('./directory.tsx'), 'Directory'),
    occasional('/directory/gaps', () => import('./gaps.tsx'), 'Gaps'),
    occasional('/directory/own/{-$service}', () => import('./offers.tsx'), 'Offers', ofTheHouse),
  ],
  navigation: [
    { rank: 5, href: '/directory', label: (t) => t('frame.place.directory'), icon: 'book', isFor: hasWork },
  ],
}
