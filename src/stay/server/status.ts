// Permission to stay on the server: what was granted, from when to when, and whether it carries work.

import { locked } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { statusMachine } from '../status.ts'
import { lawOfStatus } from './status-law.ts'

export const statusFeature: TrackFeature = {
  machine: statusMachine,
  lawOf: lawOfStatus,
  facts: {
    /** The permission whose years to one for good run already, on this process or another of the case. */
    permanentFor: async (ctx, track) =>
      (await ctx.tx.one<{ permit: string | null }>(sql`select app.permanent_for(${track.id}) as permit`))
        .permit ?? undefined,
  },
  beside: {
    grant: (_, track, input) => sql`insert into permits (track, case_id, permit, valid_from, valid_to, work)
        values (${track.id}, ${track.case_id}, ${locked(String(input['permit']))}, ${locked(String(input['valid_from']))}, ${locked(input['valid_to'])}, ${input['work'] === true})
        on conflict (track) do update set permit = excluded.permit, valid_from = excluded.valid_from, valid_to = excluded.valid_to, work = excluded.work`,
    allow_work: (_, track, input) =>
      sql`update permits set work = ${input['work'] === true} where track = ${track.id}`,
  },
}
