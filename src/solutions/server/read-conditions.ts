// What a return needs, read from the story of the track itself.

import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import type { TrackRow } from '../../tracks/execute.ts'
import { returnConditions } from '../conditions.ts'

async function readConditions(ctx: Ctx, track: TrackRow) {
  const events = await ctx.tx.rows<{ move: string; at: Date; facts: Record<string, unknown> }>(
    sql`select move, at, facts from track_events where track = ${track.id} order by at, id`,
  )
  const told = events.map(({ move, at, facts }) => ({
    move,
    day: dayAt(at, ctx.network.timezone),
    answers: facts,
  }))
  return returnConditions(told, today(ctx))
}

/** Read once for each time that a track is looked at: these facts come from the same story. */
const read = new WeakMap<TrackRow, ReturnType<typeof readConditions>>()
export function conditionsOf(ctx: Ctx, track: TrackRow): ReturnType<typeof readConditions> {
  const found = read.get(track) ?? readConditions(ctx, track)
  read.set(track, found)
  return found
}
