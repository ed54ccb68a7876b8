// Guardians on the server: who took the first look, so that somebody else takes the second.

import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { guardianshipMachine } from '../guardianship.ts'

export const guardianshipFeature: TrackFeature = {
  machine: guardianshipMachine,
  facts: {
    /** They are doubted, and nobody has said since whether what they agreed to holds. */
    agreementsInDoubt: (ctx, track) =>
      ctx.tx.holds(sql`exists (select 1 from track_events e where e.track = ${track.id} and e.move = 'doubt'
        and not exists (select 1 from track_events d where d.track = e.track and d.move = 'decide_agreements' and d.at >= e.at))`),
    vettedByMe: (ctx, track) =>
      ctx.tx
        .holds(sql`exists (select 1 from (select by_user from track_events where track = ${track.id} and move = 'vet'
        order by at desc, id desc limit 1) e where e.by_user = ${ctx.actor.kind === 'staff' ? ctx.actor.id : null})`),
  },
}
