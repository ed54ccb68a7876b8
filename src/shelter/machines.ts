// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { hotelNightMachine } from './hotel-night.ts'
import { placementMachine } from './placement.ts'

export const machines = [placementMachine, hotelNightMachine]
