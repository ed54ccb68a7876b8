// Reads the counts of moves, the only table that the ministry's role can read, and nothing else.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { measuresApi } from '../api/measures.ts'
import { indicators } from '../catalogue.ts'
import { scorecardOf, type Count } from '../scorecard.ts'

export const measuresServer: Handlers<typeof measuresApi, Ctx> = {
  async scorecard(_, ctx) {
    const counts = await ctx.tx
      .rows<Count>(sql`select month, kind, subkind, move, code, in_time as "inTime", sum(n)::bigint as n, sum(amount)::bigint as amount
      from event_counts group by 1, 2, 3, 4, 5, 6`)
    return scorecardOf(indicators, counts, today(ctx))
  },
}
