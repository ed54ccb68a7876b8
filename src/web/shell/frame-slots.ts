// What stands in front of the rooms and round them; the features that know accounts, circles and the trail fill it.
import type { Me } from '../session/session.tsx'
import { slot } from './slots.tsx'

/** Asks for the passphrase; `ended` where the screens wait beneath. */
export const signIn = slot<{ handle?: string | undefined; ended?: boolean; onEnter: (me: Me) => void }>(
  'frame.sign-in',
)
/** Shown until somebody holds their organisation's key: founds the circle, or says who lets them in. */
export const circleStart = slot('frame.circle-start')
/** Asks for a fresh proof of presence where the server wants one. */
export const presence = slot('frame.presence')
/** Stands above every screen, silent as long as what it watches holds. */
export const watch = slot('frame.watch')
