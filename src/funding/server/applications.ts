// Applications as their two sides read them: sums by line, what can be claimed now, and how long each payment took.

import { Problem } from '../../api/problem.ts'
import { sql, type Statement } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { Application, BudgetLine } from '../api.ts'
import type { Unit } from '../codes.ts'
import { claimable, leftOf, unitsIn, type InMonth } from '../sums.ts'

/** Applications of which this is true; `a` is the application, `t` its track. */
export const applicationsOf = (ctx: Ctx, which: Statement): Promise<Application[]> =>
  ctx.tx
    .rows<Application>(sql`select a.track, a.call, c.purpose, c.district, c.currency, c.core_costs as "coreCosts", c.pay_days as "payDays",
      a.organisation as house, c.organisation as funder,
      case when a.organisation = ${staffOf(ctx).organisation} then 'holder' else 'other' end as side, t.state, t.version,
      l.asked, l.awarded, k.claimed, k.paid, a.from_day as "fromDay", a.until, a.reasons, k.claims
    from funding_applications a join tracks t on t.id = a.track join funding_calls c on c.id = a.call,
      lateral (select sum(units * price)::bigint as asked, sum(awarded)::bigint as awarded from funding_lines where track = a.track) l,
      lateral (select coalesce(sum(amount), 0)::bigint as claimed, coalesce(sum(amount) filter (where paid_on is not null), 0)::bigint as paid,
          coalesce(jsonb_agg(jsonb_build_object('id', id, 'claimedOn', claimed_on, 'dueOn', due_on, 'paidOn', paid_on,
            'days', coalesce(paid_on, ${today(ctx)}::date) - claimed_on, 'amount', amount) order by claimed_on desc, id), '[]') as claims
        from (select q.id, q.claimed_on, q.due_on, q.paid_on, sum(n.amount)::bigint as amount
          from funding_claims q join funding_claim_lines n on n.claim = q.id where q.track = a.track group by q.id) q) k
    where (${which}) and (a.organisation = ${staffOf(ctx).organisation} or t.state <> 'call') order by t.updated_at desc, a.track limit 200`)

interface LineRow extends Omit<BudgetLine, 'left'> {
  unit: Unit | null
}

/** The budget lines of an application. */
export const linesOf = (ctx: Ctx, track: string): Promise<LineRow[]> =>
  ctx.tx
    .rows<LineRow>(sql`select l.line, l.cost, l.unit, l.units, l.price, (l.units * l.price)::bigint as asked, l.awarded,
      coalesce(sum(n.amount), 0)::bigint as claimed, coalesce(sum(n.amount) filter (where q.paid_on is not null), 0)::bigint as paid,
      coalesce(sum(n.units), 0)::int as "unitsClaimed"
    from funding_lines l left join funding_claim_lines n on n.track = l.track and n.line = l.line left join funding_claims q on q.id = n.claim
    where l.track = ${track} group by l.track, l.line order by l.line`)

/** What of a unit was given in the months of an award and is not claimed from anybody yet. */
export async function unclaimed(
  ctx: Ctx,
  { fromDay, until }: { fromDay: string; until: string },
): Promise<(unit: Unit) => InMonth[]> {
  const day = today(ctx)
  const [from, to] = [`${fromDay.slice(0, 7)}-01`, until < day ? until : day]
  const [given, claimed] = await Promise.all([
    ctx.tx.rows<InMonth>(
      sql`select unit, month, units from app.units_given(${from}::date, ${to}::date, ${ctx.network.timezone})`,
    ),
    ctx.tx.rows<InMonth>(sql`select l.unit, n.month, sum(n.units)::int as units from funding_claim_lines n
      join funding_lines l on l.track = n.track and l.line = n.line join funding_applications a on a.track = n.track
      where a.organisation = ${staffOf(ctx).organisation} and l.unit is not null group by 1, 2`),
  ])
  return (unit) => leftOf(unit, given, claimed)
}

/** One application, its lines, and what its organisation can claim now. */
export async function readApplication(ctx: Ctx, track: string) {
  const [found, rows] = await Promise.all([applicationsOf(ctx, sql`a.track = ${track}`), linesOf(ctx, track)])
  const [application] = found
  if (!application) throw new Problem('not-found')
  const { side, fromDay, until } = application
  const left = side === 'holder' && fromDay && until ? await unclaimed(ctx, { fromDay, until }) : undefined
  const lines = rows.map((row): BudgetLine => {
    if (!left || row.awarded === null) return { ...row, left: null }
    const { unit, price, awarded, claimed } = row
    const units = unit && claimable({ price, awarded, claimed }, unitsIn(left(unit)))
    return { ...row, left: units ?? awarded - claimed }
  })
  return { application, lines }
}
