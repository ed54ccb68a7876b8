// The list of cases, a case, and the search for people.
import { caseReaders } from '../readers.ts'
import { caseRoles } from '../../api/roles.ts'
import { occasional, ofCase, screen, type Screens } from '../../web/shell/screens.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workFoot } from '../../web/shell/work-slots.ts'
import { askingForm, beforeClosing } from '../../web/track/track-slots.ts'
import { caseTab } from './case-slots.ts'
import { useFindPeople } from './use-find-people.ts'

export const screens: Screens = {
  screens: [
    screen('/cases', () => import('./case-list.tsx'), 'CaseList', caseReaders),
    occasional('/cases/new', () => import('./open-case.tsx'), 'OpenCase', caseRoles),
    ofCase('/cases/$caseId', () => import('./case.tsx'), 'Case', caseReaders),
  ],
  navigation: [
    {
      rank: 3,
      href: '/cases',
      label: (t) => t('frame.place.cases'),
      icon: 'people',
      isFor: (roles) => hasOneOf(roles, caseReaders),
    },
  ],
  fills: [
    fill(askingForm, () => import('./asking-form.tsx'), 'AskingForm'),
    fill(beforeClosing, () => import('./still-running.tsx'), 'StillRunning'),
    fill(workFoot, () => import('./debrief.tsx'), 'Debrief', 9),
    fill(workFoot, () => import('./working-notes.tsx'), 'WorkingNotes', 5),
    fill(caseTab('plan'), () => import('./plan-tab.tsx'), 'PlanTab'),
  ],
  useSearch: useFindPeople,
}
