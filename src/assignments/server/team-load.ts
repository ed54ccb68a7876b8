// What a team carries: the cases that nobody works on yet, and how much each colleague has.

import { z } from 'zod'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Id, Instant } from '../../api/words.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { clockOut, riskSeen, type ClockRow, type Risk } from '../../cases/server/presenters.ts'
import { neverLateClocks } from '../../../jurisdictions/packs.ts'
import type { assignmentsApi } from '../api.ts'
import { assignWithinHours } from '../model.ts'

type Answer<Name extends keyof typeof assignmentsApi> = ReturnType<Handlers<typeof assignmentsApi, Ctx>[Name]>

const afterSince = z.tuple([Instant, Id])
const start = ['0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000'] as const
const hour = 3_600_000

/** Cases that the actor's circles carry and nobody works on, the longest waiting first. */
export async function unassignedOf(ctx: Ctx, after: string | undefined): Answer<'unassigned'> {
  const [since, id] = after ? readCursor(after, afterSince) : start
  const rows = await ctx.tx.rows<{
    id: string
    reference: string
    risk: Risk | null
    since: Date
  }>(
    sql`select c.id, c.reference, ${riskSeen}, s.since from cases c cross join lateral (
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
}

/** How much each colleague carries of what the actor sees. */
export async function loadOf(ctx: Ctx): Answer<'load'> {
  const circles = [...staffOf(ctx).circles]
  const weekAgo = new Date(ctx.now.getTime() - 7 * 24 * hour)
  const workers = await ctx.tx.rows<{
    user: string
    cases: number
    urgent: number
    late: number
    highRisk: number
    quiet: number
  }>(sql`select w.user_id as user, count(distinct c.id)::int as cases,
      count(distinct c.id) filter (where d.level = 'high')::int as "highRisk",
      count(distinct c.id) filter (where not exists (select from records r where r.case_id = c.id and r.made_at > ${weekAgo})
        and not exists (select from tracks t where t.case_id = c.id and t.updated_at > ${weekAgo}))::int as quiet,
      coalesce(sum(k.urgent), 0)::int as urgent, coalesce(sum(k.late), 0)::int as late
    from case_workers w join cases c on c.id = w.case_id and c.state = 'active' left join case_risks d on d.case_id = c.id
    left join lateral (select count(*) filter (where urgency = 0) as urgent,
        count(*) filter (where urgency in (1, 2) and due_sort < ${ctx.now}
            and pack || ' ' || clock <> all (${neverLateClocks()})) as late
      from clocks where case_id = c.id and circle = any (${circles}) and stopped_at is null) k on true
    where w.position = 'worker' group by w.user_id order by w.user_id limit 500`)
  return { workers }
}

/** Five people, each with what is late the longest for them; the worker is told where there is one. */
export async function overdueOf(ctx: Ctx): Answer<'overdue'> {
  const rows = await ctx.tx.rows<
    ClockRow & { case_id: string; kind: string; reference: string; worker: string | null }
  >(sql`select late.* from (
      select distinct on (k.case_id) k.id, k.track, k.case_id, k.clock, k.urgency, k.due_at, k.due_on, k.enforced, k.verified, k.no_limit, k.source,
        k.pack, t.kind, c.reference,
        (select w.user_id from case_workers w where w.case_id = k.case_id and w.position = 'worker') as worker
      from clocks k join tracks t on t.id = k.track join cases c on c.id = k.case_id
      where k.circle = any (${[...staffOf(ctx).circles]}) and k.stopped_at is null and k.due_sort < ${ctx.now}
        and k.pack || ' ' || k.clock <> all (${neverLateClocks()})
      order by k.case_id, k.due_sort) late
    order by late.due_at, late.id limit 5`)
  return {
    people: rows.map((row) => ({
      caseId: row.case_id,
      reference: row.reference,
      clock: clockOut(row),
      kind: row.kind,
      worker: row.worker,
    })),
  }
}

/** What a colleague works on, as far as the actor sees it. */
export async function casesOf(ctx: Ctx, user: string): Answer<'casesOf'> {
  const rows = await ctx.tx.rows<{ id: string; reference: string; second: string | null }>(
    sql`select c.id, c.reference,
        (select s.user_id from case_workers s where s.case_id = c.id and s.position = 'second') as second
      from case_workers w join cases c on c.id = w.case_id and c.state in ('active', 'follow_up')
      where w.user_id = ${user} and w.position = 'worker' order by c.reference limit 200`,
  )
  return { cases: rows.map(({ id, reference, second }) => ({ caseId: id, reference, second })) }
}
