// Who is away and who covers. The policies of access.sql hold every statement to one house, and to who may say it.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { daysBetween } from '../../jurisdiction/clock.ts'
import { leaveDays, type leavesApi } from '../leaves-api.ts'

/** Whose absence it is to say: one's own, and a supervisor's that of everybody. */
function mustBeMine(ctx: Ctx, user: string): void {
  const me = staffOf(ctx)
  if (user !== me.id && !me.roles.includes('supervisor'))
    throw new Problem('refused', { because: 'not-your-leave' })
}

async function mustWorkHere(ctx: Ctx, field: 'user' | 'cover', user: string): Promise<void> {
  const { able } = await ctx.tx.one<{ able: boolean }>(
    sql`select app.can_work(${user}, ${staffOf(ctx).organisation}) as able`,
  )
  if (!able) throw new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })
}

/** A leave is known as long as it lasts, and a month longer for whoever asks who covered. */
export const forgetLeaves = (tx: Tx, day: string): Promise<unknown> =>
  tx.run(sql`delete from leaves where to_day < ${day}::date - 31`)

export const leavesServer: Handlers<typeof leavesApi, Ctx> = {
  async list(_input, ctx) {
    const day = today(ctx)
    const rows = await ctx.tx.rows<{
      id: string
      user_id: string
      cover: string
      from_day: string
      to_day: string
    }>(sql`select id, user_id, cover, from_day, to_day from leaves where to_day >= ${day}::date
      order by from_day, id limit 200`)
    return {
      today: day,
      leaves: rows.map(({ id, user_id, cover, from_day, to_day }) => ({
        id,
        user: user_id,
        cover,
        from: from_day,
        to: to_day,
      })),
    }
  },

  async say({ id, user, cover, from, to }, ctx) {
    mustBeMine(ctx, user)
    const misplaced = to < from || to < today(ctx) || daysBetween(from, to) > leaveDays
    if (misplaced) throw new Problem('invalid', { fields: [{ field: 'to', code: 'invalid-value' }] })
    if (cover === user) throw new Problem('invalid', { fields: [{ field: 'cover', code: 'invalid-value' }] })
    await mustWorkHere(ctx, 'user', user)
    await mustWorkHere(ctx, 'cover', cover)
    // Whoever says it for the same colleague in this moment waits.
    await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`leave ${user}`}, 0))`)
    const clash = await ctx.tx.one<{ away: boolean; covering: boolean }>(sql`select
      exists (select from leaves l where l.user_id = ${user} and l.from_day <= ${to}::date and l.to_day >= ${from}::date) as away,
      exists (select from leaves l where l.user_id = ${cover} and l.from_day <= ${to}::date and l.to_day >= ${from}::date) as covering`)
    if (clash.away) throw new Problem('refused', { because: 'already-away' })
    if (clash.covering) throw new Problem('refused', { because: 'cover-is-away' })
    await ctx.tx.run(sql`insert into leaves (id, organisation, user_id, cover, from_day, to_day)
      values (${id}, ${staffOf(ctx).organisation}, ${user}, ${cover}, ${from}::date, ${to}::date)`)
    return { id }
  },

  async end({ id }, ctx) {
    const { user } = await ctx.tx.one<{ user: string }>(
      sql`select user_id as user from leaves where id = ${id}`,
    )
    mustBeMine(ctx, user)
    const gone = await ctx.tx.rows(sql`delete from leaves where id = ${id} returning id`)
    return { ended: gone.length > 0 }
  },
}
