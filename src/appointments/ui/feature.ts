// The appointments of a case, on its plan.
import { caseTab } from '../../cases/ui/case-slots.ts'
import type { Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [],
  fills: [fill(caseTab('plan'), () => import('./appointments.tsx'), 'Appointments', -0.5)],
}
