// *I met somebody*, from My work of every profession, and *What I reported*.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workActions } from '../../web/shell/work-slots.ts'

export const screens: Screens = {
  screens: [
    occasional('/met', () => import('./met.tsx'), 'Met', networkRoles),
    occasional('/reported', () => import('./reported.tsx'), 'Reported', networkRoles),
    occasional('/reported/$trackId', () => import('./reported-one.tsx'), 'ReportedOne', networkRoles),
  ],
  fills: [fill(workActions, () => import('./met-button.tsx'), 'MetButton')],
}
