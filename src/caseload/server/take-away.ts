// The line in the trail for cases that leave in a file: who takes them, and how many they can see of those that they named.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { caseloadApi } from '../api.ts'

export const takeAwayServer: Pick<Handlers<typeof caseloadApi, Ctx>, 'takeAway'> = {
  async takeAway({ id, cases }, ctx) {
    const rows = await ctx.tx.rows<{ id: string; worker: string | null }>(sql`
      select c.id, u.handle as worker from cases c
      left join case_workers w on w.case_id = c.id and w.position = 'worker'
      left join users u on u.id = w.user_id
      where c.id = any (${cases}::uuid[]) and c.state <> 'erased'`)
    ctx.about(id, String(rows.length))
    return { cases: rows }
  },
}
