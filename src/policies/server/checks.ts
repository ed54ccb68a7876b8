// What a policy is held to before it is kept.

import { Temporal } from 'temporal-polyfill'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { longestReviewDays } from '../policy.ts'

/** A day that has come is no day to look at it again, nor is one that nobody will see. */
export function mustBeAhead(ctx: Ctx, day: string): void {
  const now = today(ctx)
  const last = Temporal.PlainDate.from(now).add({ days: longestReviewDays }).toString()
  if (day > now && day <= last) return
  throw new Problem('invalid', {
    fields: [{ field: 'reviewOn', code: day <= now ? 'already-past' : 'too-much' }],
  })
}

/** Whoever answers for it works in the same house, now. */
export async function mustWorkHere(ctx: Ctx, owner: string): Promise<void> {
  const isOurs = await ctx.tx.holds(
    sql`exists (select 1 from users where id = ${owner} and organisation = ${staffOf(ctx).organisation} and state = 'active')`,
  )
  if (!isOurs) throw new Problem('invalid', { fields: [{ field: 'owner', code: 'invalid-value' }] })
}

export const mayShare = (ctx: Ctx, shared: boolean): void => {
  if (shared && !staffOf(ctx).roles.includes('coordinator')) throw new Problem('not-allowed')
}
