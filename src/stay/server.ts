// Permission to stay on the server: what was granted, from when to when, and whether it carries work.

import { sql } from '../database/sql.ts'
import { packOf } from '../../jurisdictions/packs.ts'
import { statusOf } from '../jurisdiction/define.ts'
import type { Input } from '../tracks/define.ts'
import type { TrackFeature, TrackRow } from '../tracks/execute.ts'
import { statusMachine } from './status.ts'

/** What the case's law says of the permission that was answered. */
const permitOf = (track: TrackRow, input: Input) => statusOf(packOf(track.pack), input['permit'])

export const statusFeature: TrackFeature = {
  machine: statusMachine,
  facts: {
    permits: async (_ctx, track) =>
      packOf(track.pack)
        .statuses.map(({ code }) => code)
        .join(' '),
    permitKind: async (_ctx, track, input) => permitOf(track, input)?.kind,
    permitMonths: async (_ctx, track, input) => permitOf(track, input)?.maxMonths ?? undefined,
    permitRenewable: async (_ctx, track, input) => permitOf(track, input)?.renewable ?? undefined,
    permitWork: async (_ctx, track, input) => permitOf(track, input)?.work ?? undefined,
    permitLeadsTo: async (_ctx, track, input) => permitOf(track, input)?.leadsTo?.code,
  },
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
  beside: {
    grant: (_, track, input) => sql`insert into permits (track, case_id, permit, valid_from, valid_to, work)
        values (${track.id}, ${track.case_id}, ${String(input['permit'])}, ${String(input['valid_from'])}::date, ${input['valid_to'] === undefined ? null : String(input['valid_to'])}::date, ${input['work'] === true})
        on conflict (track) do update set permit = excluded.permit, valid_from = excluded.valid_from, valid_to = excluded.valid_to, work = excluded.work`,
    allow_work: (_, track, input) =>
      sql`update permits set work = ${input['work'] === true} where track = ${track.id}`,
  },
}
