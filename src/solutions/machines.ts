// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { solutionMachine } from './solution.ts'

export const machines = [solutionMachine]
