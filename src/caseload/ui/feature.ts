// A caseload brought in or taken away.
import { besideOpening } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { caseloadRoles } from '../codes.ts'

export const screens: Screens = {
  screens: [occasional('/caseload', () => import('./caseload.tsx'), 'Caseload', caseloadRoles)],
  fills: [fill(besideOpening, () => import('./way-there.tsx'), 'WayThere')],
}
