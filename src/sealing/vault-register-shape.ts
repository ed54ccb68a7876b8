// The vault's calls about what two say is the newest (register.ts).
import type { Head, Statement } from './chain.ts'
import type { DueStatement } from './register.ts'
import type { Text } from './shapes.ts'

/** A statement of a member's browser that somebody of this organisation has cosigned. */
export type ShownRegister = Statement & { sealed: Text; organisation: number; cosigned: Statement }

/** The cases of one circle as the server shows them now: how far each chain goes, and the newest way to reach the person. */
export type ShownList = {
  circle: number
  cases: { caseId: string; n: number; hash: Text; contact?: Head | undefined }[]
}

/** Since when two have said it; nothing where they did not, or not within two hours. */
export type ContactState = { confirmedAt?: string }

export interface RegisterCalls {
  /** What the server shows, `asked` in that minute, to be said by a `sealWitness` within ten minutes: never less than was seen here. */
  listHeads(input: { asked: string; lists: ShownList[] }): Promise<void>
  /** Takes what was cosigned; what nobody vouches for is passed over. The logs of the cosigners are learned before. */
  takeRegisters(input: { registers: ShownRegister[] }): Promise<void>
  /** Cosigns what browsers of other organisations have said. Of one slot no lower counter than before, and no other statement under the same. */
  cosignRegisters(input: { due: DueStatement[] }): Promise<{ cosigned: Statement[] }>
  /** Whether two say that how to reach this person, as it was opened here, is the newest. */
  contactState(input: { caseId: string }): Promise<ContactState>
}
