// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { statusMachine } from './status.ts'

export const machines = [statusMachine]
