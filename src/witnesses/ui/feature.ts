// The way out of an honest restore, in front of everything: whoever needs it cannot come in.
import { screen, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [{ ...screen('/restored', () => import('./restored.tsx'), 'Restored'), inFront: true }],
}
