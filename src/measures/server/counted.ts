// Keeps a coarse fact, and reads sums. The month is the finest time that is kept, and nobody's name stands beside a fact.

import type { Handlers } from '../../api/endpoint.ts'
import { locked } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { thisMonth, type Ctx } from '../../http/context.ts'
import { threshold } from '../../api/threshold.ts'
import type { countedApi } from '../api/counted.ts'
import { peopleOf, roughError, type Sum } from './people-of.ts'

export const countedServer: Handlers<typeof countedApi, Ctx> = {
  add({ id, age, ...rest }, ctx) {
    return ctx.tx.one<{ kept: boolean }>(
      sql`select app.count_person(${id}, ${thisMonth(ctx)}::date, ${locked({ age_band: age, ...rest })}) as kept`,
    )
  },
  async read(_input, ctx) {
    // A month that is not over would show, looked at twice, who came in between.
    const sums = await ctx.tx.rows<Sum>(
      sql`select month, attribute, code, n, key from app.people_counted(${thisMonth(ctx)}::date)`,
    )
    return { threshold, error: roughError, ...peopleOf(sums) }
  },
}
