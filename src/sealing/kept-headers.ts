// The list of headers by which somebody finds their cases, sealed once more under their own key, lies on this machine between two
// unlocks, so that the next one asks only for what is new. In a database of its own: the one with the pins is opened by releases that
// know no other store in it. It goes when its person signs out.
import { deviceStore } from './device-store.ts'

export const keptHeaders = deviceStore('continuum-headers', 'headers')
