// The policies of a house and of the network: a page of their own, their steps above every process they hold for, and on My work those that somebody
// answers for whose day has come.
import { networkRoles } from '../../api/roles.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workHead } from '../../web/shell/work-slots.ts'
import { anyTrack } from '../../web/track/track-slots.ts'
import { policyWriters } from '../policy.ts'

export const screens: Screens = {
  screens: [occasional('/policies', () => import('./policies.tsx'), 'Policies', networkRoles)],
  fills: [
    fill(anyTrack, () => import('./policy-here.tsx'), 'PolicyHere'),
    fill(workHead, () => import('./policies-due.tsx'), 'PoliciesDue', 9),
  ],
  account: [
    {
      id: 'policies',
      href: '/policies',
      label: (t) => t('policies.title'),
      icon: 'book',
    },
  ],
  navigation: [
    {
      rank: 9,
      href: '/policies',
      label: (t) => t('policies.title'),
      icon: 'book',
      isFor: (roles) => hasOneOf(roles, policyWriters),
    },
  ],
}
