// Who has come in to this window, and how far the network's clock is from this device's.
import { SealingError } from '../../sealing/suite.ts'
import type { Me } from '../../client/session.ts'

let here: { me: Me; ahead: number } | undefined

/** Who is in. `locked` before anybody came in. */
export const currentUser = () => {
  if (!here) throw new SealingError('locked')
  return here
}

/** Somebody has come in, or was asked for anew. */
export function takeIn(me: Me): void {
  here = { me, ahead: Date.parse(me.network.now) - Date.now() }
}

/** What time the network says it is: asked every few minutes, so that a clock set right in between is followed. */
export function keepTime(me: Pick<Me, 'network'>): void {
  if (here) here.ahead = Date.parse(me.network.now) - Date.now()
}

/** Who has a session in this browser, as the server says: by this their questions are asked before their keys are open, and nothing else. */
let met: Me | undefined
export const meet = (me: Me): Me => (met = me)
export const whoWasMet = (): Me | undefined => met

/** The network's time as this window knows it; nothing before somebody came in. */
export const networkTime = (): number | undefined => here && Date.now() + here.ahead
