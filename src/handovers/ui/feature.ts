// Handing a case on, and what others ask to hand on.
import { caseRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { caseGone } from '../../cases/ui/case-slots.ts'
import { alsoAsked } from '../../referrals/ui/inbox-slots.ts'
import { trackPart } from '../../web/track/track-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

const handedOver = () => import('./handed-over.tsx')

export const screens: Screens = {
  screens: [occasional('/cases/$caseId/hand-on', () => import('./hand-over.tsx'), 'HandOn', caseRoles)],
  fills: [
    fill(caseGone, handedOver, 'HandedOn'),
    fill(trackPart('handover'), handedOver, 'HandoverPart'),
    fill(alsoAsked, () => import('./handovers.tsx'), 'Handovers'),
  ],
}
