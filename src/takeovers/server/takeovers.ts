// Who stands by, and who is let through. That somebody is on duty now is read from the rota and is the server's word; what they said is signed
// and checked by the rules of the chain, in the transaction that lets them through.

import { newId } from '../../api/new-id.ts'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { addToChain, chainOut, speakersIn } from '../../cases/server/case-chain.ts'
import { keepDutyWraps } from '../../cases/server/duty-wraps.ts'
import { onlyFor } from '../../cases/server/keys.ts'
import { sql } from '../../database/sql.ts'
import { addToLog, readSent } from '../../organisations/server/log.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { minuteOf } from '../../sealing/minute.ts'
import type { TakeOver, takeoversApi } from '../api.ts'
import { dutyCircle, mustBeOnDuty, nightDesk, nightsAhead, onDutyUntil } from './on-duty.ts'

type Answer<Name extends keyof typeof takeoversApi> = ReturnType<Handlers<typeof takeoversApi, Ctx>[Name]>

const batch = 20
const page = 500
const dayMs = 24 * 3_600_000

async function owed(ctx: Ctx, after: string | undefined): Answer<'owed'> {
  const from = after ?? '00000000-0000-0000-0000-000000000000'
  const circle = await dutyCircle(ctx)
  // What stood in the way is another thing when the case, the house or the circle's key has gone on.
  const rows = await ctx.tx.rows<{ id: string; total: number; mark: string }>(
    sql`select o.id, (count(*) over ())::int as total, concat_ws('.', (select max(s.n) from case_statements s where s.case_id = o.id),
        (select max(l.n) from log_statements l where l.organisation = ${staffOf(ctx).organisation}),
        (select c.epoch from circles c where c.id = ${circle})) as mark
      from app.standby_owed() o where o.id > ${from}::uuid order by o.id limit ${batch}`,
  )
  return { cases: rows.map(({ id, mark }) => ({ id, mark })), total: rows[0]?.total ?? 0, circle }
}

interface Row extends Omit<TakeOver, 'caseId' | 'at' | 'until' | 'endedAt' | 'isSeen'> {
  case_id: string
  at: Date
  until: Date
  ended_at: Date | null
  seen_at: Date | null
}

const shown = ({ case_id, at, until, ended_at, seen_at, ...row }: Row): TakeOver => ({
  ...row,
  caseId: case_id,
  at: at.toISOString(),
  until: until.toISOString(),
  endedAt: ended_at?.toISOString() ?? null,
  isSeen: seen_at !== null,
})

export const takeoversServer: Handlers<typeof takeoversApi, Ctx> = {
  async circle(_input, ctx) {
    const desk = await nightDesk(ctx)
    const until = await onDutyUntil(ctx, desk?.circle ?? null)
    return {
      circle: desk?.circle ?? null,
      agreed: desk?.agreed ?? [],
      onDutyUntil: until?.toISOString() ?? null,
    }
  },

  // The row follows what the log says, in the same transaction.
  async nameCircle({ circle, hours, statement }, ctx) {
    if (circle !== null && !hours)
      throw new Problem('invalid', { fields: [{ field: 'hours', code: 'missing' }] })
    const log = await addToLog(ctx, statement, { t: 'night', circle: circle ?? undefined, hours })
    return { waits: log.waiting.has(readSent(statement).n) }
  },

  async agree({ circle, statement }, ctx) {
    if (!staffOf(ctx).circles.includes(circle)) throw new Problem('not-found')
    await addToLog(ctx, statement, { t: 'night_agree', circle })
    return { agreed: true }
  },

  async nights(_input, ctx) {
    const circle = await dutyCircle(ctx)
    const stands = circle === null ? new Map<string, string[]>() : await nightsAhead(ctx, circle)
    return { stands: [...stands].map(([user, nights]) => ({ user, nights })) }
  },

  async sign({ user, nights, off, statement }, ctx) {
    ctx.about(user)
    await addToLog(ctx, statement, { t: 'night_rota', user, nights, off })
    return { signed: true }
  },

  async alarm(_input, ctx) {
    const rows = await ctx.tx.rows<{ user_id: string | null; at: Date; most: number }>(
      sql`select user_id, at, most from app.night_alarm(${ctx.now})`,
    )
    return {
      most: rows[0]?.most ?? 0,
      takeovers: rows.map(({ user_id: user, at }) => ({ user, at: at.toISOString() })),
    }
  },

  owed: ({ after }, ctx) => owed(ctx, after),

  async keep({ caseId, statement, wraps }, ctx) {
    ctx.about(caseId)
    const { owner } = await ctx.tx.one<{ owner: number }>(
      sql`select owner_circle as owner from cases where id = ${caseId}`,
    )
    const circle = await dutyCircle(ctx)
    if (circle === null || !staffOf(ctx).circles.includes(owner)) throw new Problem('not-found')
    onlyFor([circle], wraps)
    if (statement) await addToChain(ctx, caseId, statement, { t: 'duty', circle })
    await keepDutyWraps(ctx, caseId, circle, wraps)
    return { kept: true }
  },

  async standby({ after = '' }, ctx) {
    const until = await onDutyUntil(ctx, await dutyCircle(ctx))
    if (!until) return { until: null, cases: [], next: null }
    const rows = await ctx.tx.rows<{ id: string; reference: string; risk: string; language: string }>(
      sql`select id, reference, risk, language from app.standby_cases() where reference > ${after} order by reference limit ${page + 1}`,
    )
    const cases = rows.slice(0, page)
    return { until: until.toISOString(), cases, next: rows.length > page ? cases.at(-1)!.reference : null }
  },

  async chain({ caseId }, ctx) {
    const until = await mustBeOnDuty(ctx)
    const rows = await ctx.tx.rows<Parameters<typeof chainOut>[0]>(
      sql`select n, hash, body, signature from app.standby_chain(${caseId})`,
    )
    if (rows.length === 0) throw new Problem('not-found')
    const statements = rows.map(chainOut)
    return { statements, logs: speakersIn(statements), until: until.toISOString() }
  },

  async takeOver({ caseId, statement, reason, until }, ctx) {
    ctx.about(caseId, reason)
    const shiftEnds = await mustBeOnDuty(ctx)
    const ends = new Date(until)
    if (ends > shiftEnds || ends <= ctx.now) throw new Problem('refused', { because: 'not-on-duty' })
    const { circle } = await ctx.tx.one<{ circle: number | null }>(
      sql`select app.begin_take_over(${newId()}, ${caseId}, ${reason}, ${ctx.now}, ${ends}) as circle`,
    )
    if (circle === null) throw new Problem('not-found')
    const { before } = await addToChain(ctx, caseId, statement, {
      t: 'take_over',
      reason,
      until: minuteOf(ends),
    })
    if (before.duty !== circle) throw new Problem('refused', { because: 'bad-statement' })
    return { taken: true }
  },

  async list({ caseId }, ctx) {
    const since = new Date(ctx.now.getTime() - 30 * dayMs)
    const only = caseId === undefined ? sql`` : sql`and t.case_id = ${caseId}`
    const rows = await ctx.tx
      .rows<Row>(sql`select t.id, t.case_id, c.reference, t.user_id as user, t.reason, t.at, t.until, t.ended_at, t.seen_at
      from take_overs t left join cases c on c.id = t.case_id where t.at > ${since} ${only} order by t.at desc, t.id desc limit 50`)
    return { takeovers: rows.map(shown) }
  },

  async seen({ id }, ctx) {
    const done = await ctx.tx.run(
      sql`update take_overs set seen_at = coalesce(seen_at, ${ctx.now}) where id = ${id}`,
    )
    if (done === 0) throw new Problem('not-found')
    return { seen: true }
  },
}

/** Ends what has come to its minute. Answers with how many. */
export const endTakeOvers = async ({ tx, now }: Pick<Ctx, 'tx' | 'now'>): Promise<number> =>
  (await tx.one<{ n: number }>(sql`select app.end_take_overs(${now}) as n`)).n

/** What was taken over of the cases of a person who asks, as their page tells it: the newest first. */
export const takenOverOf = (ctx: Pick<Ctx, 'tx'>) =>
  ctx.tx.rows<{
    organisation: string
    purpose: string | null
    reason: string
    at: Date
    until: Date
    ended_at: Date | null
  }>(
    sql`select o.name as organisation, k.purpose, t.reason, t.at, t.until, t.ended_at from take_overs t join organisations o on o.id = t.organisation
      left join circles k on k.id = t.circle where t.case_id in (select id from cases) order by t.at desc, t.id desc limit 20`,
  )
