// What other features show on the page of one's own keys.
import { slot } from '../../../web/shell/slots.tsx'

/** Below where one is signed in: what this browser knows. */
export const besideSessions = slot('keys.beside-sessions')
