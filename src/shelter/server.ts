// Placements on the server. The database guards the beds: two people never hold one, and one person never holds two.

import { Problem } from '../api/problem.ts'
import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import type { TrackFeature, TrackRow } from '../tracks/execute.ts'
import type { Input } from '../tracks/define.ts'
import { placementMachine } from './placement.ts'

async function takeBed(ctx: Ctx, track: TrackRow, input: Input): Promise<void> {
  const party = typeof input['party'] === 'number' ? input['party'] : 1
  const { bed } = await ctx.tx.one<{ bed: number | null }>(sql`select app.take_bed(${track.id}, ${track.other_circle ?? track.owner_circle}, ${track.case_id}, ${party}::smallint,
    tstzrange(${ctx.now}, null, '[)')) as bed`)
  if (bed === null) throw new Problem('refused', { because: 'no-bed-free' })
}

async function freeBed(ctx: Ctx, track: TrackRow): Promise<void> {
  await ctx.tx.run(sql`update placements set live = false, during = tstzrange(lower(during), greatest(${ctx.now}::timestamptz, lower(during) + interval '1 second'), '[)')
    where track = ${track.id} and live`)
}

export const placementFeature: TrackFeature = {
  machine: placementMachine,
  after: { accept: takeBed, lapse: freeBed, ask_another: freeBed, cannot_offer: freeBed, decline: freeBed, end: freeBed, leave: freeBed },
}
