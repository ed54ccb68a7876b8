// Several cases opened as one, each in the way in which a single one is opened.

import type { Handlers } from '../../api/endpoint.ts'
import { assignmentsServer } from '../../assignments/server/case-workers.ts'
import { casesServer } from '../../cases/server/cases.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { audit } from '../../http/mount.ts'
import type { caseloadApi } from '../api.ts'

/** Whoever opens a case works on it; here it is said at once who does. */
async function assign(ctx: Ctx, caseId: string, worker: string | null): Promise<void> {
  const { worker: was } = await assignmentsServer.ofCase({ caseId }, ctx)
  if (was === worker) return
  await assignmentsServer.assign({ caseId, worker, second: null, was }, ctx)
  await audit(ctx, 'case.assign', caseId, undefined)
}

export const bringServer: Pick<Handlers<typeof caseloadApi, Ctx>, 'bring' | 'arrived'> = {
  async bring({ id, cases, worker }, ctx) {
    // One after the other: each is a chain, a track and its clocks of its own.
    for (const one of cases) {
      await casesServer.open(one, ctx)
      await audit(ctx, 'case.open', one.id, undefined)
      await assign(ctx, one.id, worker)
    }
    ctx.about(id, String(cases.length))
    return { opened: cases.length }
  },

  async arrived({ cases }, ctx) {
    const rows = await ctx.tx.rows<{ id: string }>(
      sql`select id from cases where id = any (${cases}::uuid[])`,
    )
    return { cases: rows.map(({ id }) => id) }
  },
}
