// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { handoverMachine } from './handover.ts'

export const machines = [handoverMachine]
