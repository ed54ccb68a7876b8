// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { rightsTalkMachine } from './rights-talk.ts'
import { visitMachine } from './visit.ts'

export const machines = [visitMachine, rightsTalkMachine]
