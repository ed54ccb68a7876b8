// What this window does first with keys that have just opened: it compares what was seen before, and takes those of the circles.
import { compareLogs, keepPins, keepPinsHere } from '../../client/pins.ts'
import type { Me } from '../../client/session.ts'
import { takeIn } from './current-user.ts'
import { forgetting } from './vault.ts'
import { whenQuiet } from './when-quiet.ts'
import { session } from './window-session.ts'

let callOff = (): void => undefined
// With keys that are gone nothing can be left.
forgetting.add(() => callOff())

/**
 * A SealingError here ends everything. What was seen is left for colleagues once the first list stands there: what they have seen
 * otherwise is asked, and told, by the watch over browsers' memory (src/oversight/ui/witnesses.tsx).
 */
export async function enterHere(me: Me): Promise<void> {
  takeIn(me)
  await compareLogs(session)
  await keepPinsHere(session).catch(() => undefined)
  callOff()
  callOff = whenQuiet(() => void keepPins(session).catch(() => undefined))
}
