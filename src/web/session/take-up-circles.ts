// A circle that is new opens more from now on, one that was left opens nothing. Nobody needs this at the door.
import { takeCircles } from '../../client/circles.ts'
import { refreshHome } from '../../client/logs.ts'
import { keepPinsSoon } from '../../client/pins.ts'
import { session } from './window-session.ts'

/** Takes the keys of the circles that this person is in now. */
export async function takeUpCirclesHere(): Promise<void> {
  await refreshHome(session)
  await takeCircles(session)
  // Colleagues of a new circle are left what was seen here.
  keepPinsSoon(session)
}
