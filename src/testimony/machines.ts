// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { impactMachine } from './impact.ts'
import { testimonyMachine } from './testimony.ts'

export const machines = [testimonyMachine, impactMachine]
