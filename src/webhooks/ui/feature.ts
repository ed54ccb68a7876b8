// Web hooks, for administrators: opened from the page of colleagues.
import { occasional, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [occasional('/people/web-hooks', () => import('./webhooks.tsx'), 'Webhooks', ['administrator'])],
}
