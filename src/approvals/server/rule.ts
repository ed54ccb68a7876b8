// For what a house wants a supervisor's yes: known to all of it, decided by an administrator.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { approvalsApi } from '../api.ts'

interface Rule {
  closing: boolean
  lowering: boolean
  plan: boolean
  can: boolean
}

async function ruleOf(ctx: Ctx): Promise<Rule> {
  const { organisation } = staffOf(ctx)
  return ctx.tx.one<Rule>(sql`select app.may_want_yes(${organisation}) as can,
    coalesce((select closing from approval_rules where organisation = ${organisation}), false) as closing,
    coalesce((select lowering from approval_rules where organisation = ${organisation}), false) as lowering,
    coalesce((select plan from approval_rules where organisation = ${organisation}), false) as plan`)
}

export const ruleServer: Pick<Handlers<typeof approvalsApi, Ctx>, 'rule' | 'decide'> = {
  rule: (_input, ctx) => ruleOf(ctx),

  async decide(said, ctx) {
    const { can, ...before } = await ruleOf(ctx)
    const { closing = before.closing, lowering = before.lowering, plan = before.plan } = said
    if ((said.closing || said.lowering || said.plan) && !can)
      throw new Problem('refused', { because: 'too-few-for-a-yes' })
    await ctx.tx
      .run(sql`insert into approval_rules (organisation, closing, lowering, plan) values (${staffOf(ctx).organisation}, ${closing}, ${lowering}, ${plan})
      on conflict (organisation) do update set closing = excluded.closing, lowering = excluded.lowering, plan = excluded.plan`)
    return { closing, lowering, plan }
  },
}
