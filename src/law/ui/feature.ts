// The rules of the country: a page of their own, and what a process has to do with them above its panel.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'

/** Who changes rules. */
const lawyers = ['coordinator', 'lawyer'] as const

/** Processes of which some law says something. */
const kinds = ['identification', 'status', 'proceeding', 'penalty', 'consent', 'referral', 'solution']

export const screens: Screens = {
  screens: [
    occasional('/law/$pack/{-$section}', () => import('./rules.tsx'), 'Rules', networkRoles),
    occasional('/change-law/$pack', () => import('./change.tsx'), 'ChangeLaw', lawyers),
    occasional('/new-law', () => import('./new-law.tsx'), 'NewLaw', lawyers),
  ],
  fills: kinds.map((kind) => fill(trackPart(kind), () => import('./law-of-track.tsx'), 'LawOfTrack', 1)),
}
