// Calls on the server: who may read and open them is decided in access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import type { Call, fundingApi } from '../api.ts'

type Acts = Pick<Handlers<typeof fundingApi, Ctx>, 'calls' | 'openCall' | 'endCall'>

/** A currency that has an end is one that this server can count in. */
const isCurrency = (code: string): boolean => Intl.supportedValuesOf('currency').includes(code)

export const callActs: Acts = {
  async calls(_input, ctx) {
    const mine = staffOf(ctx).organisation
    const calls = await ctx.tx
      .rows<Call>(sql`select c.id, c.organisation, c.purpose, c.district, c.core_costs as "coreCosts", c.currency, c.budget,
      c.rules, c.closes_on as "closesOn", c.pay_days as "payDays", c.organisation = ${mine} as "isMine",
      case when c.organisation = ${mine} then (select count(*)::int from funding_applications a join tracks t on t.id = a.track where a.call = c.id and t.state <> 'call') end as applications,
      (select a.track from funding_applications a where a.call = c.id and a.organisation = ${mine}) as "myTrack"
      from funding_calls c where c.closes_on >= ${today(ctx)}::date or c.organisation = ${mine}
      order by c.closes_on desc, c.id limit 200`)
    return { calls }
  },

  async openCall(call, ctx) {
    ctx.about(call.id)
    const { id: me, organisation } = staffOf(ctx)
    const wrong = [!isCurrency(call.currency) && 'currency', call.closesOn < today(ctx) && 'closesOn'].filter(
      (field) => field !== false,
    )
    if (wrong.length > 0)
      throw new Problem('invalid', { fields: wrong.map((field) => ({ field, code: 'invalid-value' })) })
    await ctx.tx
      .run(sql`insert into funding_calls (id, organisation, circle, purpose, district, core_costs, currency, budget, rules, closes_on,
        pay_days, opened_by, opened_at)
      values (${call.id}, ${organisation}, ${circleOf(ctx)}, ${call.purpose}, ${call.district}, ${call.coreCosts}, ${call.currency}, ${call.budget},
        ${[...new Set(call.rules)]}::text[], ${call.closesOn}, ${call.payDays}, ${me}, ${ctx.now})`)
    return { id: call.id }
  },

  async endCall({ id }, ctx) {
    ctx.about(id)
    const ended = await ctx.tx.run(
      sql`update funding_calls set closes_on = least(closes_on, ${today(ctx)}::date - 1) where id = ${id}`,
    )
    if (ended === 0) throw new Problem('not-found')
    return { isEnded: true }
  },
}
