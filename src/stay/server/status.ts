// Permission to stay on the server: what was granted, from when to when, and whether it carries work.

import { locked } from '../database/locked.ts'
import { sql } from '../database/sql.ts'
import { statusOf } from '../jurisdiction/define.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { statusMachine } from './status.ts'

export const statusFeature: TrackFeature = {
  machine: statusMachine,
  /** How long a permission lasts, and when the next may be asked for, is said by which it is. */
  lawOf(pack, { clock, from }, input) {
    const status = from === undefined ? undefined : statusOf(pack, input['permit'])
    const months =
      clock === 'status.end'
        ? status?.maxMonths
        : clock === 'status.permanent'
          ? status?.leadsTo?.afterMonths
          : null
    const rule = pack.clocks[clock]
    if (!status || !rule || typeof months !== 'number') return undefined
    // Nobody has checked it: a day in a letter is another thing.
    return { ...rule, length: months, unit: 'months', source: status.source, basis: 'law' }
  },
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
