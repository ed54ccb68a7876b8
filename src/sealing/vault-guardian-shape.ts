// The vault's calls about guardian organisations: being ready to speak for another one, naming three, and letting somebody in.
import type { Statement } from './chain.ts'
import type { At, NewInvitation } from './vault-log-shape.ts'

export interface GuardianCalls {
  /**
   * Says in the log of one's own organisation that it is ready to speak for another one. The key grows from the present key of the circle of the
   * whole organisation: whoever administers it later has it too. `no-key` for whoever is not in that circle.
   */
  readyToGuard(input: At & { organisation: number }): Promise<Statement>

  /**
   * Names three organisations, or nobody any more, in the log of one's own. Their keys are read from their own logs, which were learned:
   * `not-verified` where one of them has not said that it is ready.
   */
  nameGuardians(input: At & { organisations: readonly number[] }): Promise<Statement>

  /** Invites an administrator into another organisation as its guardian. `until` is a minute as in `at`. `not-verified` for whoever is none. */
  readmit(input: At & { organisation: number; user: string; until: string }): Promise<NewInvitation>

  /** A second guardian agrees to whoever was asked for; from then on the days run. */
  agreeToReadmit(input: At & { organisation: number }): Promise<Statement>

  /** Stops it: in one's own organisation as an administrator, in another one as its guardian. */
  stopReadmission(input: At & { organisation: number }): Promise<Statement>
}
