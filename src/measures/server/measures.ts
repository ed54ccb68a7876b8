// Reads the counts of moves, the only table about work that the ministry's role can read, and the targets.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { measuresApi } from '../api/measures.ts'
import { indicators, mayHaveTarget } from '../catalogue.ts'
import { countsSignals, whyWhole } from '../breakdowns.ts'
import { scorecardOf, type Count } from '../scorecard.ts'
import { threshold } from '../../api/threshold.ts'
import { isPrecise, wilson } from '../wilson.ts'
import type { ToldGroup } from './measure-breakdowns.ts'

/** A group in which nobody stands is told as none; one of which a half is left out says at most how many it counts. */
function shownGroup({ group, well, rest, all }: ToldGroup) {
  if (well === null || rest === null || well + rest === 0)
    return { group, numerator: null, denominator: all, range: null, says: 'few' as const }
  const range = wilson(well, well + rest)
  const says = isPrecise(range) ? ('speaks' as const) : ('unclear' as const)
  return { group, numerator: well, denominator: well + rest, range, says }
}

export const measuresServer: Handlers<typeof measuresApi, Ctx> = {
  async scorecard(_, ctx) {
    const [counts, targets] = await Promise.all([
      ctx.tx
        .rows<Count>(sql`select month, kind, subkind, move, code, in_time as "inTime", sum(n)::bigint as n, sum(amount)::bigint as amount
      from event_counts group by 1, 2, 3, 4, 5, 6`),
      ctx.tx.rows<{ indicator: string; percent: number }>(
        sql`select indicator, percent from indicator_targets`,
      ),
    ])
    const percents = new Map(targets.map(({ indicator, percent }) => [indicator, percent]))
    return scorecardOf(indicators, counts, today(ctx), percents)
  },

  async breakdown({ by }, ctx) {
    const rows = await ctx.tx.rows<{ indicator: string; from: string; to: string; groups: ToldGroup[] }>(
      sql`select i.id as indicator, b.* from unnest(${indicators.map(({ id }) => id)}::text[]) i (id) cross join lateral (
        select from_month as "from", to_month as "to", groups from measure_breakdowns
        where breakdown = ${by} and indicator = i.id order by to_month desc limit 1) b`,
    )
    const newest = new Map(rows.map((row) => [row.indicator, row]))
    return {
      threshold,
      indicators: indicators.map((one) => {
        const told = newest.get(one.id)
        return {
          id: one.id,
          measure: one.measure,
          ofSignals: countsSignals(one),
          whole: whyWhole(one, by) ?? null,
          span: told ? { from: told.from, to: told.to, groups: told.groups.map(shownGroup) } : null,
        }
      }),
    }
  },

  async setTarget({ indicator, percent }, ctx) {
    if (!mayHaveTarget(indicator)) throw new Problem('refused', { because: 'no-target-on-yes' })
    await ctx.tx.run(
      percent === null
        ? sql`delete from indicator_targets where indicator = ${indicator}`
        : sql`insert into indicator_targets (indicator, percent, set_at) values (${indicator}, ${percent}, ${ctx.now})
          on conflict (indicator) do update set percent = excluded.percent, set_at = excluded.set_at`,
    )
    return { isSet: true }
  },
}
