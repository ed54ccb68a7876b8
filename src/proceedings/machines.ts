// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { proceedingMachine } from './proceeding.ts'
import { custodyMachine } from './custody.ts'
import { demandMachine } from './demand.ts'
import { interviewMachine } from './interview.ts'
import { penaltyMachine } from './penalty.ts'

export const machines = [proceedingMachine, interviewMachine, penaltyMachine, demandMachine, custodyMachine]
