// Guardians on the server: who took the first look, so that somebody else takes the second.

import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { guardianshipMachine } from '../guardianship.ts'

export const guardianshipFeature: TrackFeature = {
  machine: guardianshipMachine,
  facts: {
    vettedByMe: (ctx, track) =>
      ctx.tx
        .holds(sql`exists (select 1 from (select by_user from track_events where track = ${track.id} and move = 'vet'
        order by at desc, id desc limit 1) e where e.by_user = ${ctx.actor.kind === 'staff' ? ctx.actor.id : null})`),
  },
}
