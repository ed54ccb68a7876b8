// Who works on a case, in its header; and who works on how much, beside what is due.
import { caseHead } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import type { Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [],
  fills: [fill(caseHead, () => import('./case-workers.tsx'), 'CaseWorkers')],
}
