// The papers of a case, on its page.
import type { Screens } from '../../web/shell/screens.ts'
import { caseTab } from '../../cases/ui/case-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import { besideTrack } from '../../web/track/track-slots.ts'

export const screens: Screens = {
  fills: [
    fill(caseTab('papers'), () => import('./papers.tsx'), 'Papers'),
    fill(besideTrack, () => import('./spoken.tsx'), 'SpokenBeside'),
  ],
}
