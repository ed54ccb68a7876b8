// A move of any machine on a case. Where the case's chain has to know of it, its signed statement goes in the same act, and
// neither is taken without the other.
import type { Statement } from '../sealing/chain.ts'
import type { Vault } from '../sealing/vault-shape.ts'
import type { Input, Move } from '../tracks/define.ts'
import { sendStatement, takeKeys } from './case-keys.ts'
import type { Session, TrackNow } from './session.ts'
import { minute } from './time.ts'

const after = { close: 'closed', reopen: 'open', erase: 'erased' } as const

/** What a move has to say on a case whose keys were just taken; nothing where the chain says it already. */
async function statementFor(
  vault: Pick<Vault, 'viewCase' | 'stateOnCase'>,
  says: NonNullable<Move['chainStatement']>,
  caseId: string,
  at: string,
): Promise<{ statement?: Statement }> {
  const { state } = await vault.viewCase({ caseId, day: at.slice(0, 10) })
  return state === after[says] ? {} : vault.stateOnCase({ caseId, t: says, at })
}

/** Which move of which track; `says` as its machine has it, `caseId` null where the track stands on none. */
export interface CaseMove {
  caseId: string | null
  kind: string
  move: string
  says: Move['chainStatement'] | undefined
  track: { id: string; version: number }
}

/** Makes it. */
export async function makeMoveOn(
  session: Session,
  { caseId, kind, move, says, track }: CaseMove,
  input: Input = {},
  key?: string,
): Promise<TrackNow> {
  const make = (more: Input) => session.tracks.makeMove(kind, move, track, { ...input, ...more }, key)
  if (caseId === null || !says) return make({})
  await takeKeys(session, caseId)
  const state = async () => statementFor(session.vault, says, caseId, await minute(session))
  return sendStatement(session, caseId, state, (made) => make(made as Input))
}
