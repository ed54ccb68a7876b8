// The papers of a case, on its page.
import type { Screens } from '../../web/shell/screens.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  fills: [fill(caseTab('papers'), () => import('./papers.tsx'), 'Papers')],
}
