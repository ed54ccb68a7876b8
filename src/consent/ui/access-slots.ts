// What other features show where it is said who reads a case.
import type { SharedCase } from '../../client/case-keys.ts'
import { slot } from '../../web/shell/slots.tsx'

/** First of all: who reads it inside the house that carries it. */
export const accessHead = slot<{ shared: SharedCase }>('access.head')
