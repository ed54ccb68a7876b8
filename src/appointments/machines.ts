// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { appointmentMachine } from './appointment.ts'

export const machines = [appointmentMachine]
