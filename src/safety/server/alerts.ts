// Who is called to a case, and who has seen it.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { AlertCall, alertCallsApi, Called } from '../api.ts'

interface CallRow extends Omit<AlertCall, 'calledAt'> {
  called_at: Date
}

interface CalledRow extends Pick<Called, 'id' | 'as' | 'house' | 'user'> {
  called_at: Date
  seen: { by: string | null; at: string }[] | null
}

export const alertCallsServer: Handlers<typeof alertCallsApi, Ctx> = {
  async mine(_input, ctx) {
    const me = staffOf(ctx)
    const rows = await ctx.tx.rows<CallRow>(sql`with mine as (
        select * from alert_calls where ended_at is null and (user_id = ${me.id} or (user_id is null and circle = any (${[...me.circles]}::int[])))
        order by called_at, id limit 50)
      select c.id::int as id, c.position as "as", c.called_at, c.stay, t.id as track, t.version, t.case_id as "caseId", k.reference,
        coalesce(h.name, '') as house, h.phone, exists (select 1 from alert_seen s where s.call = c.id and s.user_id = ${me.id}) as "isSeen"
      from mine c left join tracks t on t.id = c.track left join cases k on k.id = t.case_id
        left join app.alert_houses(array(select id from mine)) h on h.call = c.id order by c.called_at, c.id`)
    return { calls: rows.map(({ called_at, ...row }) => ({ ...row, calledAt: called_at.toISOString() })) }
  },

  async seen({ id }, ctx) {
    const { track } = await ctx.tx.one<{ track: string }>(
      sql`select track from alert_calls where id = ${id} and (user_id = ${staffOf(ctx).id} or user_id is null)`,
    )
    ctx.about(track)
    await ctx.tx.run(
      sql`insert into alert_seen (call, user_id, seen_at) values (${id}, ${staffOf(ctx).id}, ${ctx.now}) on conflict do nothing`,
    )
    return { isSeen: true }
  },

  async called({ track }, ctx) {
    await ctx.tx.one(sql`select 1 from tracks where id = ${track} and kind = 'alert'`)
    const rows = await ctx.tx
      .rows<CalledRow>(sql`select c.id::int as id, c.position as "as", c.called_at, c.user_id as "user",
        coalesce(o.name, '') as house, (select json_agg(json_build_object('by', s.user_id, 'at', s.seen_at) order by s.seen_at) from alert_seen s where s.call = c.id) as seen
      from alert_calls c left join circles x on x.id = c.circle left join organisations o on o.id = x.organisation
      where c.track = ${track} order by c.id`)
    return {
      called: rows.map(({ called_at, seen, ...row }) => ({
        ...row,
        calledAt: called_at.toISOString(),
        seen: (seen ?? []).map(({ by, at }) => ({ by, at: new Date(at).toISOString() })),
      })),
    }
  },
}
