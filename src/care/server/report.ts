// The weekly report for whoever pays: totals of the actor's own circles, and none of fewer people than the threshold.

import { sql } from '../../database/sql.ts'
import { staffOf, thisMonth, today, type Ctx } from '../../http/context.ts'
import type { GivenKind } from '../given.ts'
import { threshold, toldOf } from '../../api/threshold.ts'

const day = 86_400_000

interface Counts {
  helped: number
  begun: number
  closed: number
  with_plan: number
}

export async function weeklyReport(ctx: Ctx) {
  const since = new Date(ctx.now.getTime() - 7 * day)
  const month = thisMonth(ctx)
  const mine = sql`c.owner_circle = any (${[...staffOf(ctx).circles]})`
  const [counts, given] = await Promise.all([
    ctx.tx.one<Counts>(sql`select
      count(*) filter (where c.state in ('active', 'follow_up'))::int as helped,
      count(*) filter (where c.opened_at >= ${since})::int as begun,
      count(*) filter (where exists (select 1 from track_events e where e.case_id = c.id and e.kind = 'case' and e.at >= ${since}
        and e.to_state in ('closed', 'closed_referred') and e.from_state is distinct from e.to_state))::int as closed,
      count(*) filter (where c.state in ('active', 'follow_up') and exists (select 1 from tracks t where t.case_id = c.id and t.kind = 'goal'
        and t.state in ('agreed', 'in_progress', 'blocked', 'paused')))::int as with_plan
      from cases c where ${mine}`),
    ctx.tx.rows<{ kind: GivenKind; cost_code: string; units: number | null; people: number | null }>(
      sql`select kind, cost_code, units::int, people::int from app.provisions_given(${month}::date, ${threshold})`,
    ),
  ])
  return {
    from: since.toISOString().slice(0, 10),
    until: today(ctx),
    fewest: threshold,
    people: {
      helped: toldOf(counts.helped),
      begun: toldOf(counts.begun),
      closed: toldOf(counts.closed),
      withPlan: toldOf(counts.with_plan),
    },
    given: given.map(({ cost_code: costCode, ...one }) => ({ ...one, costCode })),
  }
}
