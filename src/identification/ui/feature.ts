// The hotline’s desk, and the reasons that an authority gives before it says no.
import type { StaffRole } from '../../api/roles.ts'
import { caseReaders } from '../../cases/readers.ts'
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'
import { complaintRoles } from '../labour-complaint.ts'

/** Whoever takes what comes to the hotline, and hands it on. */
const ofTheHotline: readonly StaffRole[] = [
  'hotline',
  'caseworker',
  'supervisor',
  'advocate',
  'child_welfare',
  'inspector',
]

export const screens: Screens = {
  screens: [
    screen('/hotline', () => import('./desk.tsx'), 'Desk', ofTheHotline),
    screen('/hotline/$trackId', () => import('./request.tsx'), 'Request', ofTheHotline),
    occasional('/labour', () => import('./labour-desk.tsx'), 'LabourDesk', complaintRoles),
    occasional('/labour/$trackId', () => import('./labour.tsx'), 'Labour', complaintRoles),
    occasional('/campaigns', () => import('./campaigns.tsx'), 'Campaigns', [
      'hotline',
      'supervisor',
      'coordinator',
    ]),
    occasional('/links', () => import('./links.tsx'), 'Links', ofTheHotline),
    occasional('/cases/$caseId/reasons/$trackId', () => import('./reasoning.tsx'), 'Reasons', caseReaders),
  ],
  fills: [fill(trackPart('identification'), () => import('./to-reasons.tsx'), 'ToReasons', -1)],
  navigation: [
    {
      rank: 2,
      href: '/hotline',
      label: (t) => t('frame.place.hotline'),
      icon: 'phone',
      isFor: (roles) => roles.includes('hotline'),
    },
    {
      rank: 2,
      href: '/labour',
      label: (t) => t('frame.place.labour'),
      icon: 'scales',
      isFor: (roles) => roles.includes('inspector'),
    },
  ],
}
