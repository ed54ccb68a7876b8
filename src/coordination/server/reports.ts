// Which figures the country owes to whom and by when, by the rules that hold today; what was sent is noted, and then the next day counts.

import { packOf, packOn } from '../../../jurisdictions/packs.ts'
import type { InputOf } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { owedOn, type ReportRule } from '../../jurisdiction/report-rules.ts'
import type { coordinationApi, Desk } from '../api.ts'

interface Sent {
  report: string
  due: string
  sent: string
}

const lawToday = (ctx: Ctx) => packOf(packOn(ctx.network.pack, today(ctx)))

/** What was noted as sent, and since when the network is there: it owes nothing of before. */
async function readSent(ctx: Ctx) {
  const [sent, { founded }] = await Promise.all([
    ctx.tx.rows<Sent>(
      sql`select report, due_on::text as due, sent_on::text as sent from reports_sent order by due_on`,
    ),
    ctx.tx.one<{ founded: Date }>(sql`select min(joined_at) as founded from organisations`),
  ])
  return { sent, since: dayAt(founded, ctx.network.timezone) }
}

const dueOf = (rule: ReportRule, { sent, since }: { sent: readonly Sent[]; since: string }) =>
  owedOn(rule, {
    since,
    sent: sent.filter(({ report }) => report === rule.id).map(({ due }) => due),
  })

export async function reportsOf(ctx: Ctx): Promise<Desk['reports']> {
  const known = await readSent(ctx)
  const { reports, sources } = lawToday(ctx)
  return reports.map((rule) => ({
    id: rule.id,
    to: { ...rule.to },
    what: { ...rule.what },
    from: rule.from,
    dueOn: dueOf(rule, known),
    sentOn: known.sent.findLast(({ report }) => report === rule.id)?.sent ?? null,
    source: sources.find(({ id }) => id === rule.source)?.cite ?? rule.source,
  }))
}

/** For the day that was owed; for today, where no day is known. Noted twice, it is noted once. */
export async function noteReport(
  { report }: InputOf<typeof coordinationApi.noteReport>,
  ctx: Ctx,
): Promise<{ isNoted: boolean }> {
  const rule = lawToday(ctx).reports.find(({ id }) => id === report)
  if (!rule) throw new Problem('not-found')
  const due = dueOf(rule, await readSent(ctx)) ?? today(ctx)
  await ctx.tx.run(sql`insert into reports_sent (report, due_on, sent_on, noted_at)
    values (${report}, ${due}::date, ${today(ctx)}::date, ${ctx.now}) on conflict do nothing`)
  return { isNoted: true }
}
