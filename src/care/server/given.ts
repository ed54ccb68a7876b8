// Counting what is given, and the report: the handlers see a case only to know that it is the actor's, and never who got what.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, thisMonth, type Ctx } from '../../http/context.ts'
import type { careApi } from '../api.ts'
import { weeklyReport } from './report.ts'

/** The circle that carries a case of the actor's; `not-found` where it is not theirs. */
const carrierOfMine = (ctx: Ctx, caseId: string): Promise<{ circle: number }> =>
  ctx.tx.one<{ circle: number }>(
    sql`select owner_circle as circle from cases where id = ${caseId} and owner_circle = any (${[...staffOf(ctx).circles]})`,
  )

export const careServer: Handlers<typeof careApi, Ctx> = {
  async count({ caseId, id, person, kind, units, costCode }, ctx) {
    ctx.about(caseId)
    const { circle } = await carrierOfMine(ctx, caseId)
    await ctx.tx.run(
      sql`select app.count_provision(${id}, ${circle}, ${thisMonth(ctx)}::date, ${kind}, ${units}, ${costCode}, ${person})`,
    )
    return { id }
  },

  async uncount({ caseId, id }, ctx) {
    ctx.about(caseId)
    const { circle } = await carrierOfMine(ctx, caseId)
    await ctx.tx.run(sql`select app.uncount_provision(${id}, ${circle}, ${thisMonth(ctx)}::date)`)
    return { id }
  },

  report: (_input, ctx) => weeklyReport(ctx),
}
