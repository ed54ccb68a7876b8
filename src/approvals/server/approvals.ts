// What waits for a supervisor's yes. Every statement here is held to one house, and to who may say it, by the policies of access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { approvalsApi, Waiting } from '../api.ts'
import { ruleServer } from './rule.ts'

interface OwnRow {
  id: string
  case_id: string
  reference: string
  state: string
  answered_by: string | null
  comment: Buffer | null
  comment_signature: Buffer | null
}

export const approvalsServer: Handlers<typeof approvalsApi, Ctx> = {
  ...ruleServer,

  async ask({ id, caseId, reason, personTold }, ctx) {
    ctx.about(caseId)
    const me = staffOf(ctx)
    const { owner } = await ctx.tx.one<{ owner: number }>(
      sql`select owner_circle as owner from cases where id = ${caseId} and state in ('active', 'follow_up')`,
    )
    if (!me.circles.includes(owner)) throw new Problem('refused', { because: 'not-your-side' })
    // What was given back is answered by asking again.
    await ctx.tx.run(
      sql`update approvals set state = 'done' where case_id = ${caseId} and asked_by = ${me.id} and state = 'returned'`,
    )
    await ctx.tx
      .run(sql`insert into approvals (id, case_id, organisation, reason, person_told, asked_by, asked_at, state)
      values (${id}, ${caseId}, ${me.organisation}, ${reason}, ${personTold}, ${me.id}, ${ctx.now}, 'asked')`)
    return { id }
  },

  async waiting(_input, ctx) {
    const rows = await ctx.tx.rows<
      Omit<Waiting, 'askedAt'> & { at: Date }
    >(sql`select a.id, a.case_id as "caseId", c.reference,
        t.id as track, t.version, a.asked_by as "askedBy", a.asked_at as at, a.reason, a.person_told as "personTold"
      from approvals a join cases c on c.id = a.case_id join tracks t on t.case_id = c.id and t.kind = 'case'
      where a.state = 'asked' and c.owner_circle = any (${[...staffOf(ctx).circles]}) order by a.asked_at, a.id limit 100`)
    return { waiting: rows.map(({ at, ...row }) => ({ ...row, askedAt: at.toISOString() })) }
  },

  async own(_input, ctx) {
    const rows = await ctx.tx
      .rows<OwnRow>(sql`select a.id, a.case_id, c.reference, a.state, a.answered_by, a.comment, a.comment_signature
      from approvals a join cases c on c.id = a.case_id
      where a.asked_by = ${staffOf(ctx).id} and a.state in ('asked', 'returned') order by a.asked_at desc, a.id limit 50`)
    return {
      asked: rows.map((row) => ({
        id: row.id,
        caseId: row.case_id,
        reference: row.reference,
        isReturned: row.state === 'returned',
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
      sql`select case_id as about from approvals where id = ${id} and asked_by = ${staffOf(ctx).id} and state in ('asked', 'returned')`,
    )
    ctx.about(about)
    await ctx.tx.run(
      sql`update approvals set state = 'done', comment = null, comment_signature = null where id = ${id}`,
    )
    return { isSettled: true }
  },
}
