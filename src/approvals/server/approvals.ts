// What waits for a supervisor's yes. Every statement here is held to one house, and to who may say it, by the policies of access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { approvalsApi, Waiting } from '../api.ts'
import { notesServer } from './notes.ts'
import { ruleServer } from './rule.ts'
import { openStates } from '../../tracks/case-state.ts'

type Closing = NonNullable<Waiting['closing']>
type Lowering = NonNullable<Waiting['lowering']>
interface WaitingRow extends Pick<
  Waiting,
  'id' | 'caseId' | 'reference' | 'track' | 'version' | 'askedBy' | 'about'
> {
  at: Date
  reason: Closing['reason'] | null
  person_told: Closing['personTold'] | null
  level: Lowering['level'] | null
  own_view: Lowering['ownView'] | null
  family_considered: boolean
}

interface OwnRow {
  id: string
  about: Waiting['about']
  case_id: string
  reference: string
  state: string
  answered_by: string | null
  comment: Buffer | null
  comment_signature: Buffer | null
}

/** Whoever carries the case asks; what was given back is answered by asking again. */
async function begin(
  ctx: Ctx,
  caseId: string,
  { about, states }: { about: Waiting['about']; states: readonly string[] },
): Promise<void> {
  ctx.about(caseId)
  const me = staffOf(ctx)
  const { owner } = await ctx.tx.one<{ owner: number }>(
    sql`select owner_circle as owner from cases where id = ${caseId} and state = any (${[...states]})`,
  )
  if (!me.circles.includes(owner)) throw new Problem('refused', { because: 'not-your-side' })
  await ctx.tx.run(
    sql`update approvals set state = 'done' where case_id = ${caseId} and about = ${about} and asked_by = ${me.id} and state in ('returned', 'given')`,
  )
}

export const approvalsServer: Handlers<typeof approvalsApi, Ctx> = {
  ...ruleServer,
  ...notesServer,

  async ask({ id, caseId, reason, personTold }, ctx) {
    await begin(ctx, caseId, { about: 'closing', states: openStates })
    const me = staffOf(ctx)
    await ctx.tx
      .run(sql`insert into approvals (id, case_id, organisation, about, reason, person_told, asked_by, asked_at, state)
      values (${id}, ${caseId}, ${me.organisation}, 'closing', ${reason}, ${personTold}, ${me.id}, ${ctx.now}, 'asked')`)
    return { id }
  },

  async askToLower({ id, caseId, level, ownView, familyConsidered }, ctx) {
    await begin(ctx, caseId, { about: 'lowering', states: openStates })
    const me = staffOf(ctx)
    await ctx.tx
      .run(sql`insert into approvals (id, case_id, organisation, about, level, own_view, family_considered, asked_by, asked_at, state)
      values (${id}, ${caseId}, ${me.organisation}, 'lowering', ${level}, ${ownView}, ${familyConsidered}, ${me.id}, ${ctx.now}, 'asked')`)
    return { id }
  },

  async askToErase({ id, caseId }, ctx) {
    await begin(ctx, caseId, { about: 'erasing', states: ['erasing'] })
    const me = staffOf(ctx)
    await ctx.tx.run(sql`insert into approvals (id, case_id, organisation, about, asked_by, asked_at, state)
      values (${id}, ${caseId}, ${me.organisation}, 'erasing', ${me.id}, ${ctx.now}, 'asked')`)
    return { id }
  },

  async askForPlan({ id, caseId }, ctx) {
    await begin(ctx, caseId, { about: 'plan', states: openStates })
    const me = staffOf(ctx)
    await ctx.tx.run(sql`insert into approvals (id, case_id, organisation, about, asked_by, asked_at, state)
      values (${id}, ${caseId}, ${me.organisation}, 'plan', ${me.id}, ${ctx.now}, 'asked')`)
    return { id }
  },

  async plan({ caseId }, ctx) {
    const { organisation } = staffOf(ctx)
    const row = await ctx.tx.one<{
      wanted: boolean
      mayApprove: boolean
      id: string | null
      askedBy: string | null
      state: string | null
    }>(sql`select coalesce((select r.plan from approval_rules r join circles k on k.organisation = r.organisation
          where k.id = c.owner_circle and r.organisation = ${organisation}), false) as wanted,
        app.may_approve_plan(c.id) as "mayApprove", a.id, a.asked_by as "askedBy", a.state
      from cases c left join lateral (select id, asked_by, state from approvals where case_id = c.id and about = 'plan'
        and state in ('asked', 'returned') order by state, asked_at desc limit 1) a on true where c.id = ${caseId}`)
    const { wanted, mayApprove, id, askedBy, state } = row
    return {
      wanted,
      mayApprove,
      asked: id && askedBy ? { id, askedBy, isReturned: state === 'returned' } : null,
    }
  },

  async waiting(_input, ctx) {
    const rows = await ctx.tx
      .rows<WaitingRow>(sql`select a.id, a.case_id as "caseId", c.reference, t.id as track, t.version, a.asked_by as "askedBy",
        a.asked_at as at, a.about, a.reason, a.person_told, a.level, a.own_view, a.family_considered
      from approvals a join cases c on c.id = a.case_id join tracks t on t.case_id = c.id and t.kind = 'case'
      where a.state = 'asked' and c.owner_circle = any (${[...staffOf(ctx).circles]}) order by a.asked_at, a.id limit 100`)
    return {
      waiting: rows.map(({ at, reason, person_told, level, own_view, family_considered, ...row }) => ({
        ...row,
        askedAt: at.toISOString(),
        closing: reason && person_told ? { reason, personTold: person_told } : null,
        lowering:
          level && own_view ? { level, ownView: own_view, familyConsidered: family_considered } : null,
      })),
    }
  },

  async own(_input, ctx) {
    const rows = await ctx.tx
      .rows<OwnRow>(sql`select a.id, a.case_id, c.reference, a.about, a.state, a.answered_by, a.comment, a.comment_signature
      from approvals a join cases c on c.id = a.case_id
      where a.asked_by = ${staffOf(ctx).id} and (a.state in ('asked', 'returned') or a.state = 'given' and a.about = 'plan') order by a.asked_at desc, a.id limit 50`)
    return {
      asked: rows.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        reference: row.reference,
        about: row.about,
        isReturned: row.state === 'returned',
        isGiven: row.state === 'given',
        answeredBy: row.answered_by,
        comment:
          row.comment && row.comment_signature
            ? { ciphertext: base64url(row.comment), signature: base64url(row.comment_signature) }
            : null,
      })),
    }
  },

  async giveBack({ id, comment }, ctx) {
    const { about } = await ctx.tx.one<{ about: string }>(
      sql`select case_id as about from approvals where id = ${id} and state = 'asked'`,
    )
    ctx.about(about)
    await ctx.tx.run(sql`update approvals set state = 'returned', answered_by = ${staffOf(ctx).id},
      comment = ${bytes(comment.ciphertext)}, comment_signature = ${bytes(comment.signature)} where id = ${id}`)
    return { isReturned: true }
  },

  async settle({ id }, ctx) {
    const { about } = await ctx.tx.one<{ about: string }>(
      sql`select case_id as about from approvals where id = ${id} and asked_by = ${staffOf(ctx).id} and state in ('asked', 'returned', 'given')`,
    )
    ctx.about(about)
    await ctx.tx.run(
      sql`update approvals set state = 'done', comment = null, comment_signature = null where id = ${id}`,
    )
    return { isSettled: true }
  },
}
