// The messages of a case, on its page.
import type { Screens } from '../../web/shell/screens.ts'
import { besideNotes } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'

export const screens: Screens = {
  fills: [fill(besideNotes, () => import('./case-messages.tsx'), 'CaseMessages')],
}
