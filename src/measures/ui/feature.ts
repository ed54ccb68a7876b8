// The measures, counting a person, examples and what covers the source page.
import { caseRoles, scorecardRoles } from '../../api/roles.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'

export const screens: Screens = {
  screens: [
    screen('/cases/$caseId/count', () => import('./count-person.tsx'), 'CountPerson', caseRoles),
    screen('/measures', () => import('./scorecard.tsx'), 'Scorecard', scorecardRoles),
    screen('/example/$life', () => import('./example.tsx'), 'ExampleOfLife'),
    screen('/coverage', () => import('./coverage.tsx'), 'Coverage'),
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
