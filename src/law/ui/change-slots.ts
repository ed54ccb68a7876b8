// What others say of a change of the rules, beside it.
import { slot } from '../../web/shell/slots.tsx'

export const besideChange = slot<{ n: number }>('law.change')
