// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { goalMachine } from './goal.ts'

export const machines = [goalMachine]
