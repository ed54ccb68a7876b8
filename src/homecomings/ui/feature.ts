// Somebody comes home to us: the page on which a file for them begins, the way there above what was referred to us, and on the process itself
// who sent them, what they are told, and how it goes.
import { caseRoles } from '../../api/roles.ts'
import { alsoAsked } from '../../referrals/ui/inbox-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  screens: [occasional('/homecomings/new', () => import('./receive.tsx'), 'Receive', caseRoles)],
  fills: [
    fill(alsoAsked, () => import('./from-abroad.tsx'), 'FromAbroad'),
    fill(trackPart('homecoming'), () => import('./homecoming-part.tsx'), 'HomecomingPart', 0),
    fill(trackPart('homecoming'), () => import('../../solutions/ui/follow-up-part.tsx'), 'FollowUpPart', 1),
  ],
}
