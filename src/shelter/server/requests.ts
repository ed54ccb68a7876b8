// Requests for a bed, as who asked follows them. Which house is asked they know: they asked it; no other house reads any of it.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import type { PlacesBand } from '../../directory/codes.ts'
import type { AskedHouse, bedRequestsApi } from '../requests-api.ts'
import type { Asked } from './placements.ts'

interface AskedRow {
  track: string
  house: number
  state: string
  sent_at: Date | null
  seen_at: Date | null
  answer: NonNullable<AskedHouse['answer']>['is'] | null
  answered_at: Date | null
  due_at: Date | null
}

const iso = (at: Date | null) => at?.toISOString() ?? null

export const bedRequestsServer: Handlers<typeof bedRequestsApi, Ctx> = {
  async houses(_input, ctx) {
    const houses = await ctx.tx.rows<{ circle: number; free: PlacesBand }>(
      sql`select circle, free from app.houses_with_beds(${ctx.now})`,
    )
    return { houses }
  },

  async ofTrack({ track }, ctx) {
    const own = await ctx.tx.one<{ case_id: string | null; asked: Asked }>(
      sql`select t.case_id, e.facts as asked from tracks t join track_events e on e.track = t.id and e.move = 'opened'
        where t.id = ${track} and t.kind = 'placement' and (t.owner_circle = any (app.circles()) or t.carrier_circle = any (app.circles()))`,
    )
    const rows = await ctx.tx
      .rows<AskedRow>(sql`select t.id as track, t.counterparty_circle as house, t.state, m.at as sent_at, s.seen_at,
        a.move as answer, a.at as answered_at, k.due_at
      from tracks t join track_events o on o.track = t.id and o.move = 'opened'
      left join lateral (select max(at) as at from track_events where track = t.id and move = 'match') m on true
      left join bed_requests_seen s on s.track = t.id
      left join lateral (select move, at from track_events where track = t.id and at >= m.at and move in ('offer', 'cannot_offer', 'not_tonight')
        order by at desc, id desc limit 1) a on true
      left join clocks k on k.track = t.id and k.stopped_at is null and k.clock like 'placement.answer%'
      where t.kind = 'placement' and t.counterparty_circle is not null
        and (t.id = ${track} or t.case_id = ${own.case_id} and o.facts ->> 'asked_with' = ${own.asked.asked_with ?? null})
      order by t.id limit 50`)
    return {
      urgency: own.asked.urgency ?? 'day',
      houses: rows.map((row) => ({
        track: row.track,
        house: row.house,
        state: row.state,
        sentAt: iso(row.sent_at),
        seenAt: iso(row.seen_at),
        answer: row.answer && row.answered_at && { is: row.answer, at: row.answered_at.toISOString() },
        dueAt: iso(row.due_at),
      })),
      now: ctx.now.toISOString(),
    }
  },

  async see({ track }, ctx) {
    ctx.about(track)
    const house = circleOf(ctx)
    const isAsked = await ctx.tx
      .holds(sql`exists (select 1 from tracks t where t.id = ${track} and t.kind = 'placement'
      and t.state = 'matched' and t.counterparty_circle = ${house})`)
    if (!isAsked) throw new Problem('not-found')
    await ctx.tx.run(
      sql`insert into bed_requests_seen (track, house, seen_at) values (${track}, ${house}, ${ctx.now}) on conflict do nothing`,
    )
    const { seen_at } = await ctx.tx.one<{ seen_at: Date }>(
      sql`select seen_at from bed_requests_seen where track = ${track}`,
    )
    return { seenAt: seen_at.toISOString() }
  },
}
