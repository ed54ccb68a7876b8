// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { referralMachine } from './referral.ts'

export const machines = [referralMachine]
