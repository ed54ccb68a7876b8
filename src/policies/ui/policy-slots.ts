// Where a policy is read, others may say something of it.
import { slot } from '../../web/shell/slots.tsx'

/** Beneath a policy that the network shares: what is thought of it as it stands. */
export const besidePolicy = slot<{ id: string; edition: number }>('policy.beside')
