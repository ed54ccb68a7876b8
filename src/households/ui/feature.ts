// Among the people of a case: who belongs to them, and what is done for a child.
import { caseRoles } from '../../api/roles.ts'
import { casePeople } from '../../cases/ui/case-slots.ts'
import { askAnotherHouse } from '../../shelter/ui/place-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/household/new', () => import('./add-child.tsx'), 'AddChild', caseRoles),
    occasional('/cases/$caseId/guardian', () => import('./guardian.tsx'), 'Guardian', caseRoles),
    occasional(
      '/cases/$caseId/best-interests',
      () => import('./best-interests.tsx'),
      'BestInterestsPage',
      caseRoles,
    ),
  ],
  fills: [
    fill(casePeople, () => import('./household-card.tsx'), 'HouseholdCard', -2),
    fill(casePeople, () => import('./child-card.tsx'), 'ChildCard', -1),
    fill(askAnotherHouse, () => import('./ask-for-beds.tsx'), 'AskAnotherHouse'),
    fill(trackPart('guardianship'), () => import('./said-card.tsx'), 'SaidCard'),
    fill(trackPart('best_interests'), () => import('./said-card.tsx'), 'SaidCard'),
    fill(trackPart('adulthood'), () => import('./said-card.tsx'), 'SaidCard'),
    fill(trackPart('adulthood'), () => import('./said-card.tsx'), 'Eighteen', 1),
  ],
}
