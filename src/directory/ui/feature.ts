// The directory, its gaps, and what this organisation offers.
import type { StaffRole } from '../../api/roles.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workFoot } from '../../web/shell/work-slots.ts'
import { hasWork } from '../../web/shell/navigation-items.ts'

const ofTheHouse: readonly StaffRole[] = ['shelter', 'administrator']
const ofTheNetwork: readonly StaffRole[] = ['coordinator']

export const screens: Screens = {
  screens: [
    screen('/directory', () => import('./directory.tsx'), 'Directory'),
    occasional('/directory/gaps', () => import('./gaps.tsx'), 'Gaps'),
    occasional('/directory/own/{-$service}', () => import('./offers.tsx'), 'Offers', ofTheHouse),
    occasional('/directory/lists', () => import('./lists.tsx'), 'Lists', ofTheNetwork),
    occasional('/directory/twice', () => import('./twice.tsx'), 'Twice', ofTheNetwork),
  ],
  fills: [fill(workFoot, () => import('./check-listing.tsx'), 'CheckListing')],
  navigation: [
    { rank: 5, href: '/directory', label: (t) => t('frame.place.directory'), icon: 'book', isFor: hasWork },
  ],
}
