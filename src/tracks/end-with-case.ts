// Where a case closes, what only waits on it ends: nobody is to keep a bed, or an answer, for somebody whose case is closed.

import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import { endingOf } from './closing-effects.ts'
import { executeMove, type TrackFeature } from './execute.ts'

/**
 * Ends what waits on a case, each by the move that its machine names, in the transaction that closes the case. What is over waits
 * only where something is still owed of it.
 */
export async function endWithCase(
  ctx: Ctx,
  features: ReadonlyMap<string, TrackFeature>,
  caseId: string | null,
): Promise<void> {
  for (const feature of features.values()) {
    const { machine } = feature
    const ending = endingOf(machine)
    if (!ending) continue
    const waiting = await ctx.tx.rows<{ id: string }>(
      sql`select id from tracks t where case_id = ${caseId} and kind = ${machine.kind} and state = any (${[...ending.from]})
        and (state <> all (${[...machine.final]}) or exists (select 1 from clocks k where k.track = t.id and k.stopped_at is null))
        order by opened_at, id`,
    )
    // The version that was asked for is the case's.
    for (const { id } of waiting)
      await executeMove({ ...ctx, ifMatch: undefined }, feature, {
        move: ending.move,
        track: id,
        proven: ['system'],
      })
  }
}
