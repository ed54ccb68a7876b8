// The processes of this feature. They are registered here and nowhere else, for the server and for browsers.
import { jobMachine } from './job.ts'
import { paperTranslationMachine } from './paper-translation.ts'
import { tracingMachine } from './tracing.ts'

export const machines = [jobMachine, tracingMachine, paperTranslationMachine]
