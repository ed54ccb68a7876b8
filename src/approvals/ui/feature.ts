// What waits for a supervisor's yes, on My work and in the place of the form that closes a case; and the rule, for administrators.
import { teamsHead } from '../../organisations/ui/teams/team-slots.ts'
import type { Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workApprovals, workHead } from '../../web/shell/work-slots.ts'
import { askForYes, closingForm } from '../../web/track/track-slots.ts'

const shown = () => import('./approvals.tsx')

export const screens: Screens = {
  screens: [],
  fills: [
    fill(workApprovals, shown, 'Approvals'),
    fill(workHead, shown, 'OwnApprovals', 6),
    fill(closingForm, shown, 'AskToClose'),
    fill(askForYes, shown, 'AskForYes'),
    fill(teamsHead, shown, 'YesRules', 1),
  ],
}
