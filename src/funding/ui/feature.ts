// Calls, applications and claims: one room for who pays and who is paid.
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { applicants, fundingRoles, payers } from '../roles.ts'

export const screens: Screens = {
  screens: [
    occasional('/funding', () => import('./pages.ts'), 'FundingDesk', fundingRoles),
    occasional('/funding/new/{-$service}/{-$district}', () => import('./pages.ts'), 'OpenCall', payers),
    occasional('/funding/calls/$callId', () => import('./pages.ts'), 'Apply', applicants),
    occasional('/funding/$trackId', () => import('./pages.ts'), 'Application', fundingRoles),
  ],
  navigation: [
    {
      rank: 8,
      href: '/funding',
      label: (t) => t('frame.place.funding'),
      icon: 'document',
      isFor: (roles) => hasOneOf(roles, fundingRoles),
    },
  ],
}
