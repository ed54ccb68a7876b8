// Who works on which case, kept and counted. Every statement here is held to one organisation by the policies of access.sql.

import { z } from 'zod'
import { cursorOf, readCursor } from '../api/cursor.ts'
import type { Handlers } from '../api/endpoint.ts'
import { Problem } from '../api/problem.ts'
import { Id, Instant } from '../api/words.ts'
import { sql } from '../database/sql.ts'
import { staffOf, today, type Ctx } from '../http/context.ts'
import type { assignmentsApi } from './api.ts'
import { assignWithinHours, mayAssign, type CaseWorkers } from './model.ts'

const afterSince = z.tuple([Instant, Id])
const start = ['0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000'] as const
const hour = 3_600_000

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

  async unassigned({ after }, ctx) {
    const [since, id] = after ? readCursor(after, afterSince) : start
    const rows = await ctx.tx.rows<{
      id: string
      reference: string
      risk: 'high' | 'medium' | 'low'
      since: Date
    }>(
      sql`select c.id, c.reference, c.risk, s.since from cases c cross join lateral (
          select greatest(c.opened_at, max(t.updated_at)) as since from tracks t
          where t.case_id = c.id and t.kind = 'handover' and t.state = 'handed_over') s
        where c.owner_circle = any (${[...staffOf(ctx).circles]}) and c.state = 'active'
          and not exists (select from case_workers w where w.case_id = c.id and w.position = 'worker')
          and (s.since, c.id) > (${since}::timestamptz, ${id}::uuid)
        order by s.since, c.id limit 51`,
    )
    const page = rows.slice(0, 50)
    const last = page.at(-1)
    return {
      cases: page.map((row) => ({
        caseId: row.id,
        reference: row.reference,
        risk: row.risk,
        since: row.since.toISOString(),
        isLate: ctx.now.getTime() - row.since.getTime() > assignWithinHours * hour,
      })),
      next: rows.length > 50 && last ? cursorOf([last.since.toISOString(), last.id]) : null,
    }
  },

  async load(_input, ctx) {
    const circles = [...staffOf(ctx).circles]
    const workers = await ctx.tx.rows<{
      user: string
      cases: number
      urgent: number
      late: number
      highRisk: number
    }>(sql`select w.user_id as user, count(distinct c.id)::int as cases,
        count(distinct c.id) filter (where c.risk = 'high')::int as "highRisk",
        coalesce(sum(k.urgent), 0)::int as urgent, coalesce(sum(k.late), 0)::int as late
      from case_workers w join cases c on c.id = w.case_id and c.state = 'active'
      left join lateral (select count(*) filter (where urgency = 0) as urgent,
          count(*) filter (where urgency in (1, 2) and due_sort < ${ctx.now}) as late
        from clocks where case_id = c.id and circle = any (${circles}) and stopped_at is null) k on true
      where w.position = 'worker' group by w.user_id order by w.user_id limit 500`)
    return { workers }
  },
}
