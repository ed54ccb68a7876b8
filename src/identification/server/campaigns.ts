// Posters on the server. What comes by a code is a number of a month, put down with the request and not beside it.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import type { campaignsApi } from '../campaigns-api.ts'
import type { campaignPlaces } from '../campaigns.ts'
import { threshold, toldOf } from '../../api/threshold.ts'

interface CampaignRow {
  id: string
  code: string
  place: (typeof campaignPlaces)[number]
  made_on: string
  ended_on: string | null
  contacts: number
  this_month: number
}

/** One more request came by it; a code that is none, or has ended, counts nothing. As the engine, within its request. */
export async function countContact(ctx: Ctx, code: string | undefined): Promise<void> {
  if (code === undefined) return
  await ctx.tx.run(sql`insert into campaign_counts as c (campaign, month, contacts)
    select id, date_trunc('month', ${today(ctx)}::date)::date, 1 from campaigns where code = ${code} and ended_on is null
    on conflict (campaign, month) do update set contacts = c.contacts + 1`)
}

async function backOf(ctx: Ctx) {
  const { asked, back } = await ctx.tx.one<{ asked: number; back: number }>(sql`select count(*)::int as asked,
      count(*) filter (where r.came_back)::int as back
    from reports r join tracks t on t.id = r.track
    where t.kind = 'contact' and t.owner_circle = ${circleOf(ctx)}
      and exists (select from track_events e where e.track = t.id and e.move = 'opened' and coalesce(e.facts ->> 'channel', 'web') = 'web')`)
  const isTold = asked >= threshold
  return { asked: toldOf(asked), share: isTold ? Math.round((100 * back) / asked) : null }
}

export const campaignsServer = (publicUrl: string): Handlers<typeof campaignsApi, Ctx> => ({
  async list(_input, ctx) {
    const rows = await ctx.tx.rows<CampaignRow>(sql`select c.id, c.code, c.place, c.made_on, c.ended_on,
        coalesce((select sum(n.contacts) from campaign_counts n where n.campaign = c.id), 0)::int as contacts,
        coalesce((select n.contacts from campaign_counts n where n.campaign = c.id
          and n.month = date_trunc('month', ${today(ctx)}::date)::date), 0)::int as this_month
      from campaigns c where c.organisation = ${staffOf(ctx).organisation} order by c.ended_on is not null, c.made_on desc, c.id limit 200`)
    return {
      fewest: threshold,
      publicUrl,
      languages: [...ctx.network.languages],
      campaigns: rows.map((row) => ({
        id: row.id,
        code: row.code,
        place: row.place,
        madeOn: row.made_on,
        endedOn: row.ended_on,
        contacts: toldOf(row.contacts),
        // Beside a sum that is told, a month of few would say what the others were.
        thisMonth: toldOf(row.contacts - row.this_month) === null ? null : toldOf(row.this_month),
      })),
      back: await backOf(ctx),
    }
  },

  async make({ id, code, place }, ctx) {
    ctx.about(id)
    await ctx.tx.run(sql`insert into campaigns (id, organisation, code, place, made_on)
      values (${id}, ${staffOf(ctx).organisation}, ${code}, ${place}, ${today(ctx)}::date)`)
    return { id }
  },

  async end({ id }, ctx) {
    ctx.about(id)
    await ctx.tx.one(sql`select 1 from campaigns where id = ${id}`)
    await ctx.tx.run(
      sql`update campaigns set ended_on = ${today(ctx)}::date where id = ${id} and ended_on is null`,
    )
    return { id }
  },
})
