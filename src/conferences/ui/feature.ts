// Conferences: among the people of a case for whoever calls them, on My work for whoever is asked.
import { casePeople } from '../../cases/ui/case-slots.ts'
import type { Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workHead } from '../../web/shell/work-slots.ts'

export const screens: Screens = {
  screens: [],
  fills: [
    fill(casePeople, () => import('./case-conferences.tsx'), 'CaseConferences', 5),
    fill(workHead, () => import('./asked.tsx'), 'AskedConferences', 7),
  ],
}
