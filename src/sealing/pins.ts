// What was seen of every chain, sealed under its user's key, lies on this machine too: a server that gives back old pins is
// noticed by whoever signs in here again. Nothing in it can be read without unlocking.
import { deviceStore } from './device-store.ts'

const pins = deviceStore('continuum', 'pins')

/** The sealed pins of a user on this machine; undefined where there are none, or where a browser keeps nothing. */
export const readPins = (userId: string): Promise<string | undefined> => pins.read(userId)

/** Keeps them, where the browser allows it; the server keeps the same. */
export const writePins = (userId: string, sealed: string): Promise<void> => pins.write(userId, sealed)
