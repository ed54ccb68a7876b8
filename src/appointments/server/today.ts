// The appointments of today whose days are a duty of my circles, each with the newest of its sealed words that I may see anyway.

import type { Handlers } from '../../api/endpoint.ts'
import { recordOut, type RecordRow } from '../../cases/server/presenters.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { appointmentsApi } from '../api.ts'

/** More than anybody meets on a day. */
const most = 60

export const appointmentsServer: Handlers<typeof appointmentsApi, Ctx> = {
  async today(_input, ctx) {
    const rows = await ctx.tx.rows<RecordRow & { track: string; case_id: string }>(sql`
      select distinct on (r.track) r.id, r.compartment, r.kind, r.epoch, r.version, r.track, r.made_at, r.case_id, o.name as organisation,
        o.id as organisation_id, u.handle as author, a.key as author_key, r.author_circle, r.ciphertext, r.signature
      from clocks k join tracks t on t.id = k.track and t.kind = 'appointment' and t.state = 'made'
        join records r on r.case_id = t.case_id and r.track = t.id and r.kind = 'description'
        join circles c on c.id = r.author_circle join organisations o on o.id = c.organisation
        left join users u on u.id = r.author cross join lateral app.author_keys(t.case_id) a
      where k.circle = any (${[...staffOf(ctx).circles]}) and k.clock = 'appointment.day' and k.stopped_at is null
        and k.due_on = ${today(ctx)}::date and a.record = r.id
      order by r.track, r.version desc limit ${most}`)
    return {
      meetings: rows.map((row) => ({ caseId: row.case_id, track: row.track, record: recordOut(ctx, row) })),
    }
  },
}
