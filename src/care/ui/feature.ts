// The plan of a case as a table of rows, before what is due and how the person is reached.
import { caseTab } from '../../cases/ui/case-slots.ts'
import type { Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [],
  fills: [
    fill(caseTab('plan'), () => import('./plan-table.tsx'), 'PlanTable', -1),
    fill(caseTab('plan'), () => import('./plan-yes.tsx'), 'PlanYes', -0.5),
  ],
}
