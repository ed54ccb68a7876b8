// Signing in, joining, recovering, and the ways in of an account.
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'
import { presence, signIn } from '../../web/shell/frame-slots.ts'
import { fill, fillAtOnce } from '../../web/shell/slots.tsx'
import { SignIn } from './sign-in.tsx'

export const screens: Screens = {
  screens: [
    { ...screen('/join', () => import('./join.tsx'), 'Join'), inFront: true },
    { ...screen('/set-up', () => import('./set-up.tsx'), 'SetUp'), inFront: true },
    { ...screen('/recover', () => import('./recover.tsx'), 'Recover'), inFront: true },
    occasional('/keys', () => import('./keys/keys.tsx'), 'Keys'),
  ],
  account: [{ id: 'keys', href: '/keys', label: (t) => t('frame.who.keys'), icon: 'key' }],
  fills: [fillAtOnce(signIn, SignIn), fill(presence, () => import('./presence.tsx'), 'Presence')],
}
