// Putting a duty off, taking it up again, and what has ended by its day. The policies of access.sql hold every statement to one house.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { placeName } from '../../organisations/server/teams.ts'
import { trackSides } from '../../cases/server/presenters.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { daysBetween } from '../../jurisdiction/clock.ts'
import type { workApi } from '../api.ts'
import { maySnooze, snoozeDays } from '../snooze.ts'
import { coveredBy } from './duties.ts'

/** For how long a consent that has ended is shown. */
const endedForDays = 31

/** What came back is no snooze any more. */
export const forgetSnoozes = (tx: Tx, day: string): Promise<unknown> =>
  tx.run(sql`delete from snoozes where until_day <= ${day}::date`)

type Names = 'snooze' | 'wake' | 'ended' | 'putAway'

export const snoozesServer: Pick<Handlers<typeof workApi, Ctx>, Names> = {
  async snooze({ duty, reason, until }, ctx) {
    const row = await ctx.tx.one<{
      urgency: number
      source: string | null
      clock: string
      about: string
    }>(
      sql`select urgency, source, clock, coalesce(case_id, track) as about from clocks where id = ${duty} and stopped_at is null`,
    )
    ctx.about(row.about, reason)
    if (!maySnooze(row)) throw new Problem('refused', { because: 'not-to-be-put-off' })
    const day = today(ctx)
    if (until <= day || daysBetween(day, until) > snoozeDays)
      throw new Problem('invalid', { fields: [{ field: 'until', code: 'invalid-value' }] })
    const { id, organisation } = staffOf(ctx)
    await ctx.tx.run(sql`delete from snoozes where clock = ${duty}`)
    await ctx.tx.run(sql`insert into snoozes (clock, organisation, user_id, reason, until_day, said_on)
      values (${duty}, ${organisation}, ${id}, ${reason}, ${until}::date, ${day}::date)`)
    return { until }
  },

  async wake({ duty }, ctx) {
    const { about } = await ctx.tx.one<{ about: string }>(
      sql`select coalesce(case_id, track) as about from clocks where id = ${duty}`,
    )
    ctx.about(about)
    const gone = await ctx.tx.rows(sql`delete from snoozes where clock = ${duty} returning clock`)
    return { awake: gone.length > 0 }
  },

  async ended({ whose }, ctx) {
    const me = staffOf(ctx)
    const others =
      whose === 'mine'
        ? sql`and (not exists (select from case_workers w where w.case_id = t.case_id and w.position = 'worker' and w.user_id <> ${me.id})
            or exists (select from case_workers w where w.case_id = t.case_id and (w.user_id = ${me.id}
              or w.position = 'worker' and w.user_id in (select l.user_id from ${coveredBy(me.id, today(ctx))}))))`
        : sql``
    const rows = await ctx.tx.rows<{
      id: string
      case_id: string
      reference: string
      other: string | null
      other_team: string | null
      until: string
    }>(sql`select t.id, t.case_id, c.reference, ${trackSides.names}, a.valid_until as until
      from tracks t join consents a on a.track = t.id join cases c on c.id = t.case_id ${trackSides.joins}
      where t.owner_circle = any (${[...me.circles]}) and t.kind = 'consent' and t.state = 'expired' and c.state in ('active', 'follow_up')
        and a.valid_until between ${today(ctx)}::date - ${endedForDays}::int and ${today(ctx)}::date
        and not exists (select from put_aways p where p.track = t.id)
        and not exists (select from consents n join tracks nt on nt.id = n.track where n.case_id = t.case_id
          and n.recipient = a.recipient and nt.state = 'granted')
        ${others}
      order by a.valid_until desc, t.id limit 20`)
    return {
      consents: rows.map((row) => ({
        track: row.id,
        caseId: row.case_id,
        reference: row.reference,
        with: placeName(ctx, row.other, row.other_team),
        endedOn: row.until,
      })),
    }
  },

  async putAway({ track }, ctx) {
    const { about } = await ctx.tx.one<{ about: string }>(
      sql`select case_id as about from tracks where id = ${track} and kind = 'consent' and state = 'expired'`,
    )
    ctx.about(about)
    await ctx.tx.run(sql`insert into put_aways (track, organisation, put_on)
      values (${track}, ${staffOf(ctx).organisation}, ${today(ctx)}::date) on conflict do nothing`)
    return { away: true }
  },
}
