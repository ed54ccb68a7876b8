// What this window does first with keys that have just opened: it compares what was seen before, and takes those of the circles.
import { compareLogs, keepPins } from '../../client/pins.ts'
import type { Me } from '../../client/session.ts'
import { takeIn } from './current-user.ts'
import { session } from './window-session.ts'

/**
 * A SealingError here ends everything. What was seen is left for colleagues while the first list is read: what they have seen
 * otherwise is asked, and told, by the watch over browsers' memory (src/oversight/ui/browser-memory.tsx).
 */
export async function enterHere(me: Me): Promise<void> {
  takeIn(me)
  await compareLogs(session)
  void keepPins(session).catch(() => undefined)
}
