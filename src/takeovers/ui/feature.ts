// The night: who stands by, what can be taken over, and the background in which cases are made ready for it.
import { networkRoles } from '../../api/roles.ts'
import { watch } from '../../web/shell/frame-slots.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { workHead } from '../../web/shell/work-slots.ts'

export const screens: Screens = {
  screens: [occasional('/night', () => import('./night.tsx'), 'Night', networkRoles)],
  account: [{ id: 'night', href: '/night', label: (t) => t('night.title'), icon: 'lock' }],
  fills: [
    fill(watch, () => import('./stand-by-watch.tsx'), 'StandByWatch', 3),
    fill(watch, () => import('./night-alarm.tsx'), 'NightAlarm', 1),
    fill(watch, () => import('./night-over.tsx'), 'NightOver', 3),
    fill(workHead, () => import('./taken-over.tsx'), 'TakenOver', 3),
  ],
}
