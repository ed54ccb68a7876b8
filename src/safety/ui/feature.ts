// How much danger somebody is in, and what is done about it: a page of the case, and a line on its plan that leads there.
import { caseReaders } from '../../cases/readers.ts'
import { knownCaller } from '../../identification/ui/call-slots.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { workHead } from '../../web/shell/work-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  screens: [
    occasional('/cases/$caseId/safety', () => import('./safety.tsx'), 'Safety', caseReaders),
    occasional('/cases/$caseId/safety/card', () => import('./card.tsx'), 'SafetyCard', caseReaders),
  ],
  fills: [
    fill(caseTab('plan'), () => import('./safety-line.tsx'), 'SafetyLine', -2),
    fill(caseTab('plan'), () => import('./alert-standing.tsx'), 'AlertsStanding', -3),
    fill(knownCaller, () => import('./known-caller.tsx'), 'KnownCaller'),
    fill(workHead, () => import('./alert-calls.tsx'), 'AlertCalls', 0),
  ],
}
