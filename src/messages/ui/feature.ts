// The messages of a case, on its page.
import type { Screens } from '../../web/shell/screens.ts'
import { caseSections } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  fills: [fill(caseSections, () => import('./case-messages.tsx'), 'CaseMessages', 1)],
}
