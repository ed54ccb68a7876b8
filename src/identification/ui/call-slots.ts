// What other features show beside a call that is being written down.
import { slot } from '../../web/shell/slots.tsx'

/** Above the form: whoever calls is about somebody whose case is here already. */
export const knownCaller = slot('hotline.known-caller')
