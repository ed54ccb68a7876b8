// Who works on a case, in its header; whom it has asked to come; and what I was asked to come to.
import { caseHead, casePeople } from '../../cases/ui/case-slots.ts'
import { accessInside, interpreterHere } from '../../consent/ui/access-slots.ts'
import { teamsHead } from '../../organisations/ui/teams/team-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import {
  assignedDay,
  workFoot,
  workHandOver,
  workHead,
  workTeam,
  workUnassigned,
} from '../../web/shell/work-slots.ts'
import { assignedRoles, networkRoles } from '../../api/roles.ts'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'

const shown = () => import('./on-work.tsx')

export const screens: Screens = {
  screens: [
    occasional('/interpreters', () => import('./interpreters.tsx'), 'Interpreters', [
      'supervisor',
      'administrator',
    ]),
    occasional('/assignments', () => import('./own.tsx'), 'MyAssignments', networkRoles),
  ],
  navigation: [
    {
      rank: 2,
      href: '/assignments',
      label: (t) => t('frame.place.assignments'),
      icon: 'calendar',
      isFor: (roles) => hasOneOf(roles, assignedRoles),
    },
  ],
  fills: [
    fill(caseHead, () => import('./case-workers.tsx'), 'CaseWorkers'),
    fill(casePeople, () => import('./given.tsx'), 'AskedToCome'),
    fill(trackPart('visit'), () => import('./given.tsx'), 'AskedToVisit'),
    fill(trackPart('interview'), () => import('./interpreter-booking.tsx'), 'BookForTrack'),
    fill(trackPart('proceeding'), () => import('./interpreter-booking.tsx'), 'BookForTrack'),
    fill(trackPart('appointment'), () => import('./interpreter-booking.tsx'), 'BookForTrack'),
    fill(accessInside, () => import('./inside-house.tsx'), 'InsideHouse'),
    fill(interpreterHere, () => import('./interpreter-booking.tsx'), 'BookHere'),
    fill(teamsHead, () => import('./open-to-house.tsx'), 'OpenToHouse'),
    fill(assignedDay, () => import('./own.tsx'), 'MyAssignments'),
    fill(workHandOver, shown, 'HandOver'),
    fill(workTeam, shown, 'MyTeam'),
    fill(workHead, shown, 'Leaves', 5),
    fill(workHead, shown, 'UnansweredBookings', 6),
    fill(workFoot, shown, 'OwnLeave'),
    fill(workUnassigned, shown, 'Unassigned'),
  ],
}
