// A move of any machine on a case. Apart from case-keys.ts, because it needs all machines, which a screen that only opens
// what is sealed does not.
import type { Input } from '../tracks/define.ts'
import { makeMove, type TrackNow } from '../web/session/api.ts'
import { saying, takeKeys } from './case-keys.ts'
import { minute } from './logs.ts'
import { machineOf } from '../web/track/machines.ts'
import { statementFor } from './signed-moves.ts'
import { vault } from '../web/session/vault.ts'

/** Makes it; where the case's chain has to know of it, its statement goes in the same act. */
export async function makeMoveOn(
  caseId: string | null,
  kind: string,
  move: string,
  ...[track, input = {}, key]: [Parameters<typeof makeMove>[2], Input?, string?]
): Promise<TrackNow> {
  const definition = machineOf(kind).moves[move]
  if (caseId === null || !definition?.chainStatement) return makeMove(kind, move, track, input, key)
  await takeKeys(caseId)
  const make = () => statementFor(vault, definition, caseId, minute())
  return saying(caseId, make, (made) => makeMove(kind, move, track, { ...input, ...(made as Input) }, key))
}
