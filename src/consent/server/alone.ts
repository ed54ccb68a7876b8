// Glass that one person of a house of two breaks alone. The chain says that the circle is one of two and who outside looks back; the house has
// named them, and they owe it by the next working day.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { addToChain } from '../../cases/server/case-chain.ts'
import { onlyFor, storeWraps } from '../../cases/server/keys.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { addWorkingDays } from '../../jurisdiction/clock.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { Temporal } from 'temporal-polyfill'
import type { Act, secondsApi } from '../seconds-api.ts'
import { moveOn, waitingGlass } from './consents.ts'

type Answer<Name extends keyof typeof secondsApi> = ReturnType<Handlers<typeof secondsApi, Ctx>[Name]>

interface ActRow {
  track: string
  organisation: string
  phone: string | null
  reason: Act['reason']
  done_on: string
  due_on: string
  reviewed_on: string | null
  finding: 'was_right' | 'was_not_right' | null
  mine: boolean
}

async function listActs(ctx: Ctx): Answer<'acts'> {
  const { organisation } = staffOf(ctx)
  const rows = await ctx.tx
    .rows<ActRow>(sql`select a.track, o.name as organisation, case when o.kind <> 'shelter' then o.phone end as phone, a.reason, a.done_on, a.due_on, a.reviewed_on, a.finding,
      a.organisation <> ${organisation} as mine from alone_acts a join organisations o on o.id = a.organisation
    where a.reviewed_on is null or a.reviewed_on > ${today(ctx)}::date - 30 order by a.reviewed_on is not null, a.due_on, a.track limit 50`)
  return {
    acts: rows.map(({ done_on, due_on, reviewed_on, mine, ...row }) => ({
      ...row,
      doneOn: done_on,
      dueOn: due_on,
      reviewedOn: reviewed_on,
      isMine: mine,
      isLate: reviewed_on === null && due_on < today(ctx),
    })),
  }
}

export const secondsServer: Handlers<typeof secondsApi, Ctx> = {
  async named(_input, ctx) {
    const rows = await ctx.tx.rows<{ rule: 'break_glass'; circle: number }>(
      sql`select rule, circle from outside_seconds where organisation = ${staffOf(ctx).organisation}`,
    )
    return { named: rows }
  },

  async name({ rule, circle }, ctx) {
    const { organisation } = staffOf(ctx)
    await ctx.tx.run(sql`delete from outside_seconds where organisation = ${organisation} and rule = ${rule}`)
    if (circle === null) return { named: false }
    await ctx.tx.one(
      sql`select 1 from circles where id = ${circle} and organisation <> ${organisation} and kind in ('organisation', 'team')`,
    )
    await ctx.tx.run(sql`insert into outside_seconds (organisation, rule, circle, named_on)
      values (${organisation}, ${rule}, ${circle}, ${today(ctx)}::date)`)
    return { named: true }
  },

  async breakAlone({ caseId, track, n, statement, wraps }, ctx) {
    ctx.about(track)
    const me = staffOf(ctx)
    const { recipient, compartments, told, sides } = await waitingGlass(ctx, caseId, track)
    onlyFor([recipient], wraps)
    const wrapped = new Set<string>(wraps.map((wrap) => wrap.compartment))
    if (wrapped.size !== compartments.length || compartments.some((one) => !wrapped.has(one)))
      throw new Problem('refused', { because: 'wrap-for-somebody-else' })
    const named = await ctx.tx.maybe<{ circle: number }>(
      sql`select circle from outside_seconds where organisation = ${me.organisation} and rule = 'break_glass'`,
    )
    if (!named) throw new Problem('refused', { because: 'name-an-outside-second' })
    const { before } = await addToChain(ctx, caseId, statement, { t: 'alone', to: n, review: named.circle })
    if (before.waiting.get(n)?.id !== track) throw new Problem('refused', { because: 'bad-statement' })
    await moveOn(ctx, { move: 'break_alone', track, input: { told }, proven: sides })
    await ctx.tx.run(sql`select app.rest_wraps(${track})`)
    await storeWraps(ctx, caseId, wraps, { consent: track, again: true })
    const { pack, reason } = await ctx.tx.one<{ pack: string; reason: string }>(
      sql`select t.pack, e.facts ->> 'reason' as reason from tracks t join track_events e on e.track = t.id and e.move = 'ask_break' where t.id = ${track} limit 1`,
    )
    const due = addWorkingDays(Temporal.PlainDate.from(today(ctx)), 1, packOf(pack))
    await ctx.tx
      .run(sql`insert into alone_acts (track, organisation, rule, reason, user_id, reviewer, done_on, due_on)
      values (${track}, ${me.organisation}, 'break_glass', ${reason}, ${me.id}, ${named.circle}, ${today(ctx)}::date, ${due.toString()}::date)`)
    return { track, reviewedBy: due.toString() }
  },

  acts: (_input, ctx) => listActs(ctx),

  async review({ track, finding }, ctx) {
    ctx.about(track, finding)
    const done = await ctx.tx
      .run(sql`update alone_acts set reviewed_on = ${today(ctx)}::date, reviewed_by = ${staffOf(ctx).id}, finding = ${finding}
      where track = ${track} and reviewed_on is null and reviewer = any (${[...staffOf(ctx).circles]})`)
    if (done === 0) throw new Problem('not-found')
    return { reviewed: true }
  },
}
