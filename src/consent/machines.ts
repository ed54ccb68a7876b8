// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { consentMachine } from './consent.ts'
import { disclosureMachine } from './disclosure.ts'
import { mediaRequestMachine } from './media-request.ts'

export const machines = [consentMachine, disclosureMachine, mediaRequestMachine]
