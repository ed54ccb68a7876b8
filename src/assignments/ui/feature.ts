// Who works on a case, in its header; and who works on how much, beside what is due.
import { caseHead } from '../../cases/ui/case-slots.ts'
import { accessHead } from '../../consent/ui/access-slots.ts'
import { teamsHead } from '../../organisations/ui/teams/team-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import type { Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [],
  fills: [
    fill(caseHead, () => import('./case-workers.tsx'), 'CaseWorkers'),
    fill(accessHead, () => import('./inside-house.tsx'), 'InsideHouse'),
    fill(teamsHead, () => import('./open-to-house.tsx'), 'OpenToHouse'),
  ],
}
