// Who of a desk goes on with which contact: whoever answers it, until their shift ends and the next one takes over. Nothing is asked again,
// since what was said lies sealed for the whole desk.

import type { Handlers } from '../../api/endpoint.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { circleOf, staffOf, type Ctx } from '../../http/context.ts'
import type { reportsApi } from '../api.ts'
import { requestKinds } from '../request-kinds.ts'

/** Whoever acts goes on with these contacts from now on. Answers with how many they were. */
export const take = (ctx: Ctx, tracks: readonly string[]): Promise<number> =>
  ctx.tx.run(sql`insert into contact_holders (track, user_id, since)
    select t.id, ${staffOf(ctx).id}, ${ctx.now} from tracks t
      where t.id = any (${[...tracks]}::uuid[]) and t.kind = any (${[...requestKinds]}) and t.state <> 'closed' and t.owner_circle = ${circleOf(ctx)}
    on conflict (track) do update set user_id = excluded.user_id, since = excluded.since, handed_at = null`)

interface LoadRow {
  holder: string | null
  open: number
  danger: number
  next_call: Date | null
}

/** Open contacts of a desk by who goes on with them; what waits for the next shift is nobody's. */
const loadOf = (tx: Tx, circle: number): Promise<LoadRow[]> =>
  tx.rows<LoadRow>(sql`select case when h.handed_at is null then h.user_id end as holder, count(*)::int as open,
      count(*) filter (where (select e.facts ->> 'urgency' from track_events e where e.track = t.id and e.facts ? 'urgency'
        order by e.at desc limit 1) = 'now')::int as danger,
      min((select min(k.due_at) from clocks k where k.track = t.id and k.clock = 'contact.callback' and k.stopped_at is null)) as next_call
    from tracks t join reports r on r.track = t.id left join contact_holders h on h.track = t.id
    where t.owner_circle = ${circle} and t.kind = 'contact' and t.state <> 'closed'
    group by 1 order by 1 nulls first`)

export const shiftHandlers: Pick<
  Handlers<typeof reportsApi, Ctx>,
  'emergency' | 'load' | 'handOver' | 'take'
> = {
  // What the desk dials rings where the desk is: by district those who are near the caller.
  emergency: async (_input, { tx, network }) => ({
    emergency: network.emergency,
    districts: await tx.rows(sql`select name, district, phone from organisations
      where kind = 'police' and state = 'active' and district is not null and phone is not null order by district, name limit 40`),
  }),

  async load(_input, ctx) {
    const rows = await loadOf(ctx.tx, circleOf(ctx))
    return {
      holders: rows.map(({ holder, open, danger, next_call }) => ({
        holder,
        open,
        danger,
        nextCall: next_call?.toISOString() ?? null,
      })),
    }
  },

  // Pressed once more it hands over what came since.
  handOver: async (_input, ctx) => ({
    handed: await ctx.tx
      .run(sql`update contact_holders h set handed_at = ${ctx.now} where h.user_id = ${staffOf(ctx).id} and h.handed_at is null
      and exists (select 1 from tracks t where t.id = h.track and t.state <> 'closed')`),
  }),

  take: async ({ tracks }, ctx) => ({ taken: await take(ctx, tracks) }),
}
