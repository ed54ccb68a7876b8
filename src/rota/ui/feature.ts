// The rota of the own desks.
import { networkRoles } from '../../api/roles.ts'
import { screen, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [screen('/rota', () => import('./rota.tsx'), 'Rota', networkRoles)],
  account: [{ id: 'rota', href: '/rota', label: (t) => t('rota.title'), icon: 'clock' }],
}
