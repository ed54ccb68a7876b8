// The organisation's own sign-in: chosen by administrators, and where its provider sends browsers back to.
import { occasional, screen, type Screens } from '../../web/shell/screens.ts'

export const screens: Screens = {
  screens: [
    { ...screen('/provider', () => import('./provider-callback.tsx'), 'ProviderCallback'), inFront: true },
    occasional('/people/sign-in', () => import('./organisation-sign-in.tsx'), 'OrganisationSignIn', [
      'administrator',
    ]),
  ],
}
