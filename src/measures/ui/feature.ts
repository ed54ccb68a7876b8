// The measures, counting a person, examples and what covers the source page.
import { caseRoles, figureRoles, scorecardRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/count', () => import('./count-person.tsx'), 'CountPerson', caseRoles),
    occasional('/measures', () => import('./scorecard.tsx'), 'Scorecard', scorecardRoles),
    occasional('/measures/reports', () => import('./reports.tsx'), 'Reports', figureRoles),
    occasional('/example/$life', () => import('./example.tsx'), 'ExampleOfLife'),
    occasional('/coverage', () => import('./coverage.tsx'), 'Coverage'),
  ],
  navigation: [
    {
      rank: 8,
      href: '/measures',
      label: (t) => t('frame.place.measures'),
      icon: 'chart',
      isFor: (roles) => hasOneOf(roles, scorecardRoles),
    },
  ],
}
