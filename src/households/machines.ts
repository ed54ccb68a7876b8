// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { adulthoodMachine } from './adulthood.ts'
import { bestInterestsMachine } from './best-interests.ts'
import { guardianshipMachine } from './guardianship.ts'

export const machines = [guardianshipMachine, bestInterestsMachine, adulthoodMachine]
