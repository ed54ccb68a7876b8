// Links for one report from outside. Made and taken back by whoever reads what comes by them; taken by whoever knows the token, once.

import { Temporal } from 'temporal-polyfill'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { Day, Id } from '../../api/words.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import { z } from 'zod'
import type { linkPlaces, linkStates } from '../links.ts'
import type { linksApi } from '../links-api.ts'

interface LinkRow {
  id: string
  givenTo: (typeof linkPlaces)[number]
  madeBy: string
  madeOn: string
  until: string
  state: (typeof linkStates)[number]
}

const rows = 50
/** So many open ones at a time: whoever needs more has an account to give. */
const mostOpen = 100
const afterLink = z.tuple([Day, Id])

export const linksServer = (publicUrl: string): Handlers<typeof linksApi, Ctx> => ({
  async list({ after }, ctx) {
    const [day, id] = after
      ? readCursor(after, afterLink)
      : ['9999-12-31', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
    const found = await ctx.tx
      .rows<LinkRow>(sql`select id, given_to as "givenTo", made_by as "madeBy", made_on as "madeOn", until,
        case when used_on is not null then 'used' when revoked_on is not null then 'revoked'
          when until < ${today(ctx)}::date then 'ended' else 'open' end as state
      from report_links where circle = ${circleOf(ctx)} and (made_on, id) < (${day}::date, ${id}::uuid)
      order by made_on desc, id desc limit ${rows + 1}`)
    const links = found.slice(0, rows)
    const last = found.length > rows ? links.at(-1) : undefined
    return { links, next: last ? cursorOf([last.madeOn, last.id]) : null, circle: circleOf(ctx), publicUrl }
  },

  async make({ id, givenTo, days, tokenHash }, ctx) {
    ctx.about(id)
    const open = await ctx.tx.one<{ count: number }>(sql`select count(*)::int as count from report_links
      where circle = ${circleOf(ctx)} and used_on is null and revoked_on is null and until >= ${today(ctx)}::date`)
    if (open.count >= mostOpen) throw new Problem('refused', { because: 'too-many-links' })
    const until = Temporal.PlainDate.from(today(ctx)).add({ days }).toString()
    await ctx.tx.run(sql`insert into report_links (id, circle, made_by, given_to, token_hash, made_on, until)
      values (${id}, ${circleOf(ctx)}, ${staffOf(ctx).id}, ${givenTo}, ${bytes(tokenHash)}, ${today(ctx)}::date, ${until}::date)`)
    return { until }
  },

  async revoke({ id }, ctx) {
    ctx.about(id)
    await ctx.tx.one(sql`select 1 from report_links where id = ${id}`)
    await ctx.tx.run(
      sql`update report_links set revoked_on = ${today(ctx)}::date where id = ${id} and revoked_on is null`,
    )
    return { revoked: true }
  },
})

/** Who reads what comes by a link, while it is open; nothing where it is not, and nothing of why not. */
export async function deskOfLink(
  ctx: Ctx,
  token: string,
): Promise<{ circle: number; publicKey: string } | undefined> {
  const row = await ctx.tx.maybe<{ circle: number; public_key: Buffer }>(
    sql`select circle, public_key from app.report_link(${bytes(token)}, ${today(ctx)}::date)`,
  )
  return row ? { circle: row.circle, publicKey: base64url(row.public_key) } : undefined
}

/** Uses it up for this report; the same report again is the same. Problem `refused` where it is not open. */
export async function takeLink(ctx: Ctx, token: string, report: string): Promise<number> {
  const { circle } = await ctx.tx.one<{ circle: number | null }>(
    sql`select app.take_report_link(${bytes(token)}, ${report}::uuid, ${today(ctx)}::date) as circle`,
  )
  if (circle === null) throw new Problem('refused', { because: 'link-is-over' })
  return circle
}
