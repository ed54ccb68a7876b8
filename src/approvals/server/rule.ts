// Whether a house wants a supervisor's yes before a case is closed: known to all of it, decided by an administrator.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { approvalsApi } from '../api.ts'

interface Rule {
  closing: boolean
  can: boolean
}

async function ruleOf(ctx: Ctx): Promise<Rule> {
  const { organisation } = staffOf(ctx)
  return ctx.tx.one<Rule>(sql`select app.may_want_yes(${organisation}) as can,
    coalesce((select closing from approval_rules where organisation = ${organisation}), false) as closing`)
}

export const ruleServer: Pick<Handlers<typeof approvalsApi, Ctx>, 'rule' | 'decide'> = {
  rule: (_input, ctx) => ruleOf(ctx),

  async decide({ closing }, ctx) {
    const { can } = await ruleOf(ctx)
    if (closing && !can) throw new Problem('refused', { because: 'too-few-for-a-yes' })
    await ctx.tx
      .run(sql`insert into approval_rules (organisation, closing) values (${staffOf(ctx).organisation}, ${closing})
      on conflict (organisation) do update set closing = excluded.closing`)
    return { closing }
  },
}
