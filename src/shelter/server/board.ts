// The board of a house, and what came of a month.

import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import type { PlacesBand } from '../../directory/codes.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import type { sheltersApi, Stay } from '../api.ts'
import { bedActs } from './beds.ts'
import { rollActs, rollOf } from './fire-roll.ts'
import { holdActs, holdsOf } from './holds.ts'
import { bedsOf, timesOf } from './house.ts'
import { agesOf, groupsOf, wantedBy, type Asked } from './placements.ts'

interface StayRow {
  track: string
  version: number
  state: string
  case_id: string | null
  reference: string | null
  language: string | null
  age_group: string | null
  asked: Asked | null
  /** What was answered of this asking: not tonight, and from which day. */
  answered: { place_from?: string } | null
  /** What was said last of where they sleep next: that it is looked for, or that it is known. */
  next_place: string | null
  next_found: boolean | null
  beds: number[] | null
  since: Date | null
  until: Date | null
  sender: string | null
  sender_team: string | null
  asks_way: boolean
  clock: string | null
  due_at: Date | null
  due_on: string | null
  enforced: boolean | null
  verified: boolean | null
}

function stayOf(ctx: Ctx, row: StayRow): Stay {
  const { party, needs, safeIn, from } = wantedBy(ctx, row.asked ?? {})
  return {
    track: row.track,
    version: row.version,
    state: row.state,
    caseId: row.case_id,
    reference: row.reference,
    // Told with the bed: who asks is not chosen by it.
    language: row.beds && row.language,
    ageGroup: row.age_group,
    party,
    ages: agesOf(row.asked ?? {}),
    groups: groupsOf(row.asked ?? {}),
    needs: [...needs],
    safeIn,
    from,
    urgency: row.asked?.urgency ?? 'day',
    waits: row.state === 'matched' && row.answered ? { from: row.answered.place_from ?? null } : null,
    beds: row.beds ?? [],
    since: row.since?.toISOString() ?? null,
    until: row.until?.toISOString() ?? null,
    next: row.next_place === null ? null : { place: row.next_place, isFound: row.next_found === true },
    sender: placeName(ctx, row.sender, row.sender_team),
    asksWay: row.asks_way,
    due:
      row.clock && row.due_at
        ? {
            clock: row.clock,
            dueAt: row.due_at.toISOString(),
            dueOn: row.due_on,
            hard: row.enforced ?? false,
            verified: row.verified ?? false,
          }
        : null,
  }
}

/** States in which a shelter has something to do or somebody in the house. */
const tonight = ['matched', 'offered', 'held', 'resident', 'away']

/** So long a house reads that somebody for whom it was asked has a place elsewhere. */
const dayMs = 86_400_000

const staysOf = (ctx: Ctx, circle: number) =>
  ctx.tx
    .rows<StayRow>(sql`select t.id as track, t.version, t.state, t.case_id, c.reference, c.language, c.age_group, e.facts as asked, w.facts as answered,
      p.beds, p.since, p.until, n.next_place, n.next_found, o.name as sender, oc.purpose as sender_team,
      t.state = 'held' and exists (select 1 from journeys j where j.track = t.id and j.ends_at is null) as asks_way, k.clock, k.due_at, k.due_on, k.enforced, k.verified
    from tracks t left join cases c on c.id = t.case_id
    left join lateral (select array_agg(x.bed order by x.bed) as beds, min(lower(x.during)) as since, max(upper(x.during)) as until from bed_times x where x.track = t.id and x.live) p on true
    left join lateral (select facts from track_events where track = t.id and move = 'opened' order by at limit 1) e on true
    left join lateral (select case when x.move = 'not_tonight' then x.facts end as facts from track_events x
      where x.track = t.id and x.move in ('not_tonight', 'match') order by x.at desc, x.id desc limit 1) w on true
    left join lateral (select x.facts ->> 'next_place' as next_place, x.move = 'plan_next' as next_found from track_events x
      where x.track = t.id and x.move in ('seek_next', 'plan_next') order by x.at desc, x.id desc limit 1) n on true
    left join circles oc on oc.id = t.owner_circle left join organisations o on o.id = oc.organisation
    left join lateral (select clock, due_at, due_on, enforced, verified from clocks where track = t.id and stopped_at is null and due_at is not null order by due_at limit 1) k on true
    where t.kind = 'placement' and (t.state = any (${tonight}) or (t.state = 'placed' and t.updated_at > ${new Date(ctx.now.getTime() - dayMs)})) and (t.counterparty_circle = ${circle} or (t.owner_circle = ${circle} and t.counterparty_circle is null))
    order by k.due_at nulls last, t.id limit 500`)

interface NightCount {
  day: string
  beds: number
  taken: number
  closed: number
  turnedAway: number
  hotel: number
}

export const sheltersServer: Handlers<typeof sheltersApi, Ctx> = {
  ...bedActs,
  ...holdActs,
  ...rollActs,

  async beds(_input, ctx) {
    const circle = circleOf(ctx)
    const [{ band }, beds, times, stays, holds, roll] = await Promise.all([
      ctx.tx.one<{ band: PlacesBand }>(
        sql`select case when app.counts_places(${circle}) then app.places_free(${circle}, ${ctx.now}) else 'unknown' end as band`,
      ),
      bedsOf(ctx, circle),
      timesOf(ctx, circle, ctx.now),
      staysOf(ctx, circle),
      holdsOf(ctx, circle),
      rollOf(ctx, circle),
    ])
    return {
      band,
      beds,
      times,
      stays: stays.map((row) => stayOf(ctx, row)),
      holds,
      roll,
      now: ctx.now.toISOString(),
    }
  },

  async month({ month }, ctx) {
    const circle = circleOf(ctx)
    const zone = ctx.network.timezone
    // A night is one at the last minute of its day: who leaves that day was not there for it.
    const nights = await ctx.tx.rows<NightCount>(sql`
      with days as (select d::date as day, ((d::date + 1)::timestamp - interval '1 minute') at time zone ${zone} as night
        from generate_series(${`${month}-01`}::date, ${`${month}-01`}::date + interval '1 month' - interval '1 day', interval '1 day') d),
      house as (select o.* from bed_times o join beds b on b.id = o.bed where b.circle = ${circle}),
      declined as (select (e.at at time zone ${zone})::date as day, count(*)::int as n from track_events e join tracks t on t.id = e.track
        where t.kind = 'placement' and e.move = 'cannot_offer' and coalesce(t.counterparty_circle, t.owner_circle) = ${circle} group by 1)
      select to_char(day, 'YYYY-MM-DD') as day, (select count(*)::int from beds where circle = ${circle}) as beds,
        (select count(*)::int from house where track is not null and during @> night) as taken,
        (select count(*)::int from house where closed is not null and during @> night) as closed,
        coalesce(n, 0) as "turnedAway", app.hotel_guests(${circle}, day, night) as hotel
      from days left join declined using (day) where day <= (${ctx.now}::timestamptz at time zone ${zone})::date order by day`)
    return { nights }
  },
}
