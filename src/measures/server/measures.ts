// Reads the counts of moves, the only table about work that the ministry's role can read, and the targets.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { measuresApi } from '../api/measures.ts'
import { indicators, mayHaveTarget } from '../catalogue.ts'
import { scorecardOf, type Count } from '../scorecard.ts'

export const measuresServer: Handlers<typeof measuresApi, Ctx> = {
  async scorecard(_, ctx) {
    const [counts, targets] = await Promise.all([
      ctx.tx
        .rows<Count>(sql`select month, kind, subkind, move, code, in_time as "inTime", sum(n)::bigint as n, sum(amount)::bigint as amount
      from event_counts group by 1, 2, 3, 4, 5, 6`),
      ctx.tx.rows<{ indicator: string; percent: number }>(
        sql`select indicator, percent from indicator_targets`,
      ),
    ])
    const percents = new Map(targets.map(({ indicator, percent }) => [indicator, percent]))
    return scorecardOf(indicators, counts, today(ctx), percents)
  },

  async setTarget({ indicator, percent }, ctx) {
    if (!mayHaveTarget(indicator)) throw new Problem('refused', { because: 'no-target-on-yes' })
    await ctx.tx.run(
      percent === null
        ? sql`delete from indicator_targets where indicator = ${indicator}`
        : sql`insert into indicator_targets (indicator, percent, set_at) values (${indicator}, ${percent}, ${ctx.now})
          on conflict (indicator) do update set percent = excluded.percent, set_at = excluded.set_at`,
    )
    return { isSet: true }
  },
}
