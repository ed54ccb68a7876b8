// The server's side of a sample of calls: the lot is drawn here, so that nobody chooses whose call it is.

import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import type { reviewChecks } from '../reviews.ts'
import type { reviewsApi } from '../reviews-api.ts'

interface Drawn {
  id: string
  track: string
  worker: string
}

interface GivenRow {
  id: string
  reviewer: string
  given_on: string
  checks: (typeof reviewChecks)[number][]
  remark: Buffer | null
  remark_signature: Buffer | null
}

const drawnBy = (ctx: Ctx) =>
  ctx.tx.maybe<Drawn>(sql`select id, track, worker from call_reviews
    where reviewer = ${staffOf(ctx).id} and given_on is null limit 1`)

export const reviewsServer: Handlers<typeof reviewsApi, Ctx> = {
  async list(_input, ctx) {
    const [rows, drawn] = await Promise.all([
      ctx.tx
        .rows<GivenRow>(sql`select id, reviewer, given_on, checks, remark, remark_signature from call_reviews
        where worker = ${staffOf(ctx).id} and given_on is not null and read_on is null order by given_on desc, id limit 20`),
      drawnBy(ctx),
    ])
    return {
      mine: rows.map(({ id, reviewer, given_on: givenOn, checks, remark, remark_signature }) => ({
        id,
        reviewer,
        givenOn,
        checks,
        remark:
          remark && remark_signature
            ? { ciphertext: base64url(remark), signature: base64url(remark_signature) }
            : null,
      })),
      drawn: drawn ?? null,
    }
  },

  async draw({ id }, ctx) {
    ctx.about(id)
    const before = await drawnBy(ctx)
    if (before) return { drawn: before }
    const me = staffOf(ctx).id
    const drawn = await ctx.tx
      .maybe<Drawn>(sql`insert into call_reviews (id, track, worker, reviewer, drawn_on)
      select ${id}, t.id, h.user_id, ${me}, ${today(ctx)}::date from tracks t
        join reports r on r.track = t.id join contact_holders h on h.track = t.id
        join users u on u.id = h.user_id and u.state = 'active'
      where t.kind = 'contact' and t.state = 'closed' and t.owner_circle = ${circleOf(ctx)} and h.user_id <> ${me}
        and t.updated_at > ${ctx.now}::timestamptz - interval '31 days'
        and not exists (select from call_reviews c where c.track = t.id)
      order by gen_random_uuid() limit 1 returning id, track, worker`)
    return { drawn: drawn ?? null }
  },

  async give({ id, checks, remark }, ctx) {
    ctx.about(id)
    await ctx.tx.one(sql`update call_reviews set checks = ${checks}::text[], given_on = ${today(ctx)}::date,
        remark = ${remark && bytes(remark.ciphertext)}, remark_signature = ${remark && bytes(remark.signature)}
      where id = ${id} and reviewer = ${staffOf(ctx).id} and given_on is null returning id`)
    return { done: true }
  },

  async read({ id }, ctx) {
    ctx.about(id)
    await ctx.tx.one(sql`update call_reviews set read_on = coalesce(read_on, ${today(ctx)}::date)
      where id = ${id} and worker = ${staffOf(ctx).id} returning id`)
    return { done: true }
  },
}
