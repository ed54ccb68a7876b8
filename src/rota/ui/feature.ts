// The rota of the own desks, and on My work to what I am called and who is on duty.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { watch } from '../../web/shell/frame-slots.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workHead } from '../../web/shell/work-slots.ts'

const shown = () => import('./on-work.tsx')

export const screens: Screens = {
  screens: [occasional('/rota', () => import('./rota.tsx'), 'Rota', networkRoles)],
  account: [{ id: 'rota', href: '/rota', label: (t) => t('rota.title'), icon: 'clock' }],
  fills: [
    fill(workHead, shown, 'Calls', 1),
    fill(workHead, shown, 'OnDuty', 2),
    fill(watch, () => import('./shift-over.tsx'), 'ShiftOver', 3),
  ],
}
