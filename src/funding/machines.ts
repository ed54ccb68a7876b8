// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { fundingMachine } from './funding.ts'

export const machines = [fundingMachine]
