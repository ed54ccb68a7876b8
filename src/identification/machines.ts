// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { contactMachine } from './contact.ts'
import { labourComplaintMachine } from './labour-complaint.ts'
import { screeningMachine } from './screening.ts'
import { identificationMachine } from './determination.ts'

export const machines = [contactMachine, screeningMachine, identificationMachine, labourComplaintMachine]
