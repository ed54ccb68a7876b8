// What other features say of a refusal, beside its sentence.
import { slot } from '../shell/slots.tsx'

/** Where the vault wrote nothing because too few colleagues could be asked: whom to ask, and the way on. */
export const whenUnwitnessed = slot('error.unwitnessed')
