// A sealed package for a place outside: its page, and its line on the referral that it goes with.
import { referringRoles } from '../../api/roles.ts'
import { outsidePlace } from '../../referrals/ui/inbox-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [
    occasional('/referrals/$trackId/package', () => import('./package.tsx'), 'PackagePage', referringRoles),
  ],
  fills: [fill(outsidePlace, () => import('./line.tsx'), 'PackageLine')],
}
