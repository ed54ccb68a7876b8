// Where I am told, outside, that something waits for me.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [occasional('/telling', () => import('./telling.tsx'), 'BeingTold', networkRoles)],
  account: [{ id: 'telling', href: '/telling', label: (t) => t('frame.who.telling'), icon: 'message' }],
}
