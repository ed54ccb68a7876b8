// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { homecomingMachine } from './homecoming.ts'

export const machines = [homecomingMachine]
