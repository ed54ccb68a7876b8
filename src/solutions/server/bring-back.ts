// The case comes back where a solution breaks down.

import { caseFeature } from '../../cases/server/cases.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { Input } from '../../tracks/define.ts'
import { executeMove, type TrackRow } from '../../tracks/execute.ts'

/** What a solution that breaks down does to the case, by the state of the case. */
const bringsBack: Readonly<Record<string, readonly [move: string, input: Input]>> = {
  follow_up: ['reactivate', { reason: 'new_need' }],
  closed: ['call_back', {}],
  closed_referred: ['call_back', {}],
}

/**
 * Brings the case back, once for each time that a solution breaks down. Whoever does not see the case's own track leaves that to its
 * carrier, whose duty has begun with the move.
 */
export async function bringBack(ctx: Ctx, track: TrackRow): Promise<void> {
  const own = await ctx.tx.maybe<{ id: string; state: string }>(
    sql`select id, state from tracks t where case_id = ${track.case_id} and kind = 'case' and not exists (select 1 from track_events e
      where e.track = t.id and e.move in ('call_back', 'reactivate') and e.at >= (select max(f.at) from track_events f where f.track = ${track.id} and f.move = 'fail'))`,
  )
  const back = own && bringsBack[own.state]
  // The version that was asked for is the solution's.
  if (back)
    await executeMove({ ...ctx, ifMatch: undefined }, caseFeature, {
      move: back[0],
      track: own.id,
      input: back[1],
      proven: ['system'],
    })
}
