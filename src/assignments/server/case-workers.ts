// Who works on which case. Every statement here is held to one organisation by the policies of access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { assignmentsApi } from '../api.ts'
import { mayAssign, type CaseWorkers } from '../model.ts'
import { givenServer } from './given.ts'
import { casesOf, loadOf, overdueOf, unassignedOf } from './team-load.ts'

/** Who works on a case in the actor's organisation, or Problem `not-found` where they do not see it. */
async function workersOf(ctx: Ctx, caseId: string): Promise<CaseWorkers> {
  const me = staffOf(ctx)
  const row = await ctx.tx.one<{ worker: string | null; second: string | null }>(sql`select
      (select user_id from case_workers w where w.case_id = c.id and w.position = 'worker') as worker,
      (select user_id from case_workers w where w.case_id = c.id and w.position = 'second') as second
    from cases c where c.id = ${caseId}`)
  const isSupervisor = me.roles.includes('supervisor')
  return { ...row, mayAssign: mayAssign({ me: me.id, isSupervisor, worker: row.worker }) }
}

/** Whom somebody chose has to be a colleague who can work on a case; `field` is where it was chosen. */
async function mustBeColleague(ctx: Ctx, field: string, user: string | null): Promise<void> {
  if (user === null) return
  const { able } = await ctx.tx.one<{ able: boolean }>(
    sql`select app.can_work(${user}, ${staffOf(ctx).organisation}) as able`,
  )
  if (!able) throw new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })
}

export const assignmentsServer: Handlers<typeof assignmentsApi, Ctx> = {
  ofCase: ({ caseId }, ctx) => workersOf(ctx, caseId),

  async assign({ caseId, worker, second, was }, ctx) {
    ctx.about(caseId)
    // Whoever assigns the same case in this moment waits, and is then told that somebody was quicker.
    await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${caseId}, 0))`)
    const before = await workersOf(ctx, caseId)
    if (before.worker !== was) throw new Problem('stale')
    if (!before.mayAssign) throw new Problem('refused', { because: 'not-your-case' })
    if (worker !== null && worker === second)
      throw new Problem('invalid', { fields: [{ field: 'second', code: 'invalid-value' }] })
    await mustBeColleague(ctx, 'worker', worker)
    await mustBeColleague(ctx, 'second', second)
    const { organisation } = staffOf(ctx)
    // The second worker is said while it is still the actor's to say.
    await ctx.tx.run(sql`delete from case_workers where case_id = ${caseId} and position = 'second'`)
    if (second !== null && second !== before.worker) await appoint('second', second)
    await ctx.tx.run(sql`delete from case_workers where case_id = ${caseId} and position = 'worker'`)
    if (second !== null && second === before.worker) await appoint('second', second)
    if (worker !== null) await appoint('worker', worker)
    return workersOf(ctx, caseId)

    async function appoint(position: 'worker' | 'second', user: string): Promise<void> {
      await ctx.tx.run(sql`insert into case_workers (case_id, organisation, position, user_id, assigned_on)
        values (${caseId}, ${organisation}, ${position}, ${user}, ${today(ctx)}::date)`)
    }
  },

  unassigned: ({ after }, ctx) => unassignedOf(ctx, after),
  load: (_input, ctx) => loadOf(ctx),
  overdue: (_input, ctx) => overdueOf(ctx),
  casesOf: ({ user }, ctx) => casesOf(ctx, user),
  ...givenServer,
}
