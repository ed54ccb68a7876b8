// What this window does first with keys that have just opened: it compares what was seen before, and takes those of the circles.
import { enterLogs } from '../../client/pins.ts'
import type { Me } from '../../client/session.ts'
import { takeIn } from './current-user.ts'
import { session } from './window-session.ts'

/** A SealingError here ends everything. */
export async function enterHere(me: Me): Promise<void> {
  takeIn(me)
  await enterLogs(session)
}
