// What administrators say of the web hooks of their house's programs. The address arrives sealed; the database decides whose program it is.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { bytes, base64url, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { webhooksApi } from '../api.ts'
import { hostsOf, type WebhookHost } from '../model.ts'

interface WebhookRow {
  id: string
  program: string
  state: 'on' | 'gone' | 'unreadable'
  reachedOn: string | null
  failingSince: string | null
  madeOn: string
}

const callerOf = (ctx: Ctx) =>
  ctx.tx.maybe<{ public_key: Buffer }>(sql`select public_key from webhook_caller`)

/** `hosts`: those that the operator lets be called. */
export const webhooksServer = (hosts: readonly WebhookHost[]): Handlers<typeof webhooksApi, Ctx> => ({
  async list(_input, ctx) {
    const [caller, webhooks] = await Promise.all([
      callerOf(ctx),
      ctx.tx.rows<WebhookRow>(sql`select w.id, w.user_id as program,
        case when exists (select 1 from webhook_caller c where c.public_key = w.sealed_to) then w.state else 'unreadable' end as state,
        w.reached_on::text as "reachedOn", w.failing_since::text as "failingSince", w.made_on::text as "madeOn"
      from webhooks w order by w.made_on, w.id`),
    ])
    return {
      hosts: hostsOf(hosts, staffOf(ctx).organisation),
      callerKey: caller ? base64url(caller.public_key) : null,
      network: ctx.network.id,
      webhooks,
    }
  },

  async keep({ program, id, sealed, sealedTo }, ctx) {
    ctx.about(program)
    if (!(await ctx.tx.holds(sql`app.keeps_program(${program})`))) throw new Problem('not-found')
    const caller = await callerOf(ctx)
    if (!caller || base64url(caller.public_key) !== sealedTo) throw new Problem('stale')
    await ctx.tx.run(sql`delete from webhooks where user_id = ${program}`)
    await ctx.tx.run(sql`insert into webhooks (id, user_id, sealed, sealed_to, made_on)
      values (${id}, ${program}, ${bytes(sealed)}, ${bytes(sealedTo)}, ${today(ctx)}::date)`)
    return { isKept: true }
  },

  async end({ program }, ctx) {
    ctx.about(program)
    const gone = await ctx.tx.run(sql`delete from webhooks where user_id = ${program}`)
    if (gone === 0) throw new Problem('not-found')
    return { isEnded: true }
  },
})
