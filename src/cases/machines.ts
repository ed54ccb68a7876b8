// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { caseMachine } from './case.ts'

export const machines = [caseMachine]
