// Permission to stay on the server: what was granted, from when to when, and whether it carries work.

import { sql } from '../database/sql.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { statusMachine } from './status.ts'

export const statusFeature: TrackFeature = {
  machine: statusMachine,
  beside: {
    grant: (_, track, input) => sql`insert into permits (track, case_id, permit, valid_from, valid_to, work)
        values (${track.id}, ${track.case_id}, ${String(input['permit'])}, ${String(input['valid_from'])}::date, ${input['valid_to'] === undefined ? null : String(input['valid_to'])}::date, ${input['work'] === true})
        on conflict (track) do update set permit = excluded.permit, valid_from = excluded.valid_from, valid_to = excluded.valid_to, work = excluded.work`,
    allow_work: (_, track, input) =>
      sql`update permits set work = ${input['work'] === true} where track = ${track.id}`,
  },
}
