// The plan of a case as a table of rows, before what is due and how the person is reached.
import { besidePlan, caseTab } from '../../cases/ui/case-slots.ts'
import { caseRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [occasional('/cases/report', () => import('./report.tsx'), 'CaseloadReport', caseRoles)],
  fills: [
    fill(caseTab('plan'), () => import('./first-days.tsx'), 'FirstDays', -2),
    fill(caseTab('plan'), () => import('./plan-table.tsx'), 'PlanTable', -1),
    fill(besidePlan, () => import('./given.tsx'), 'GivenToday'),
    fill(besidePlan, () => import('./wellbeing.tsx'), 'Wellbeing'),
    fill(caseTab('plan'), () => import('./plan-yes.tsx'), 'PlanYes', -0.5),
  ],
}
