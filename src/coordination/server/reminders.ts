// The coordinator reminds an organisation of what waits there: how much is counted here, at the moment of asking, and once a day.

import { neverLateClocks } from '../../../jurisdictions/packs.ts'
import { Problem } from '../../api/problem.ts'
import type { InputOf } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { coordinationApi, Reminder } from '../api.ts'

const daysShown = 14

type Row = Omit<Reminder, 'oldestAt' | 'sentAt'> & { oldestAt: Date; sentAt: Date }

/** Reminders of the last fortnight that whoever asks may see, the newest first. */
export async function remindersOf(ctx: Ctx): Promise<Reminder[]> {
  const rows = await ctx.tx
    .rows<Row>(sql`select id, organisation, about, waiting, oldest_at as "oldestAt", sent_at as "sentAt", answer
    from organisation_reminders where on_day > ${today(ctx)}::date - ${daysShown}::int order by sent_at desc, id limit 200`)
  return rows.map((row) => ({
    ...row,
    oldestAt: row.oldestAt.toISOString(),
    sentAt: row.sentAt.toISOString(),
  }))
}

/** Answers whether it was sent: the second of a day says nothing new. Refused where nothing waits. */
export async function remind(
  { id, organisation, about }: InputOf<typeof coordinationApi.remind>,
  ctx: Ctx,
): Promise<{ isSent: boolean }> {
  ctx.about(id)
  const waits =
    about === 'late'
      ? sql`select organisation, n, oldest from app.late_duties(${ctx.now}, ${neverLateClocks()})`
      : sql`select organisation, n, oldest from app.unanswered_referrals(${ctx.now})`
  const { n, oldest } = await ctx.tx.one<{ n: number | null; oldest: Date | null }>(
    sql`select sum(n)::int as n, min(oldest) as oldest from (${waits}) w where organisation = ${organisation}`,
  )
  if (!n || !oldest) throw new Problem('refused', { because: 'nothing-waits' })
  const sent = await ctx.tx
    .run(sql`insert into organisation_reminders (id, organisation, about, on_day, waiting, oldest_at, sent_at)
      values (${id}, ${organisation}, ${about}, ${today(ctx)}, ${n}, ${oldest}, ${ctx.now})
      on conflict (organisation, about, on_day) do nothing`)
  return { isSent: sent > 0 }
}

/** Somebody of the organisation answers; whoever answers later says it anew. */
export async function answerReminder(
  { id, answer }: InputOf<typeof coordinationApi.answer>,
  ctx: Ctx,
): Promise<{ isAnswered: boolean }> {
  ctx.about(id)
  const answered = await ctx.tx.run(
    sql`update organisation_reminders set answer = ${answer}, answered_at = ${ctx.now} where id = ${id}`,
  )
  if (answered === 0) throw new Problem('not-found')
  return { isAnswered: true }
}
