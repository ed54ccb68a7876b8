// Placements on the server. The database guards the beds: two people never hold one, and one person never holds two.

import type { Handlers } from '../api/endpoint.ts'
import { Problem } from '../api/problem.ts'
import { latest } from '../cases/server/facts.ts'
import { sql } from '../database/sql.ts'
import type { PlacesBand, ServedGroup } from '../directory/codes.ts'
import { circleOf, type Ctx } from '../http/context.ts'
import { placeName } from '../organisations/server/teams.ts'
import type { TrackFeature, TrackRow } from '../tracks/execute.ts'
import type { sheltersApi, Stay } from './api.ts'
import { placementMachine } from './placement.ts'

async function takeBed(ctx: Ctx, track: TrackRow): Promise<void> {
  const asked = (await latest(ctx, track, ['opened']))?.facts['party']
  const party = typeof asked === 'number' ? asked : 1
  const { bed } = await ctx.tx.one<{
    bed: number | null
  }>(sql`select app.take_bed(${track.id}, ${track.counterparty_circle ?? track.owner_circle}, ${track.case_id}, ${party}::smallint,
    tstzrange(${ctx.now}, null, '[)')) as bed`)
  if (bed === null) throw new Problem('refused', { because: 'no-bed-free' })
}

async function freeBed(ctx: Ctx, track: TrackRow): Promise<void> {
  await ctx.tx
    .run(sql`update placements set live = false, during = tstzrange(lower(during), greatest(${ctx.now}::timestamptz, lower(during) + interval '1 second'), '[)')
    where track = ${track.id} and live`)
}

export const placementFeature: TrackFeature = {
  machine: placementMachine,
  facts: {
    /** What the person said to the offer that stands: an answer before it is an answer to another one. */
    wantsThisBed: async (ctx, track) =>
      (await latest(ctx, track, ['offer', 'ask_person']))?.facts['answer'] === 'says_yes',
  },
  after: {
    accept: takeBed,
    lapse: freeBed,
    ask_another: freeBed,
    cannot_offer: freeBed,
    decline: freeBed,
    end: freeBed,
    end_with_case: freeBed,
    leave: freeBed,
  },
}

interface StayRow {
  track: string
  version: number
  state: string
  case_id: string | null
  reference: string | null
  language: string | null
  age_group: string | null
  asked: { party?: number; urgency?: Stay['urgency'] } | null
  bed: number | null
  since: Date | null
  sender: string | null
  sender_team: string | null
  clock: string | null
  due_at: Date | null
  due_on: string | null
  enforced: boolean | null
  verified: boolean | null
}

const stayOf = (ctx: Ctx, row: StayRow): Stay => ({
  track: row.track,
  version: row.version,
  state: row.state,
  caseId: row.case_id,
  reference: row.reference,
  language: row.language,
  ageGroup: row.age_group,
  party: row.asked?.party ?? 1,
  urgency: row.asked?.urgency ?? 'day',
  bed: row.bed,
  since: row.since?.toISOString() ?? null,
  sender: placeName(ctx, row.sender, row.sender_team),
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
})

/** States in which a shelter has something to do or somebody in the house. */
const tonight = ['matched', 'offered', 'held', 'resident', 'away']

export const sheltersServer: Handlers<typeof sheltersApi, Ctx> = {
  async beds(_input, ctx) {
    const circle = circleOf(ctx)
    const [{ band }, beds, stays] = await Promise.all([
      ctx.tx.one<{ band: PlacesBand }>(
        sql`select case when app.counts_places(${circle}) then app.places_free(${circle}, ${ctx.now}) else 'unknown' end as band`,
      ),
      ctx.tx.rows<{
        id: number
        takes: ServedGroup[]
        open: boolean
        stay: string | null
      }>(sql`select b.id, b.takes, b.open, p.track as stay from beds b
        left join placements p on p.bed = b.id and p.live and p.during @> ${ctx.now}::timestamptz where b.circle = ${circle} order by b.id limit 500`),
      ctx.tx
        .rows<StayRow>(sql`select t.id as track, t.version, t.state, t.case_id, c.reference, c.language, c.age_group, e.facts as asked,
          p.bed, lower(p.during) as since, o.name as sender, oc.purpose as sender_team, k.clock, k.due_at, k.due_on, k.enforced, k.verified
        from tracks t left join cases c on c.id = t.case_id left join placements p on p.track = t.id and p.live
        left join lateral (select facts from track_events where track = t.id and move = 'opened' order by at limit 1) e on true
        left join circles oc on oc.id = t.owner_circle left join organisations o on o.id = oc.organisation
        left join lateral (select clock, due_at, due_on, enforced, verified from clocks where track = t.id and stopped_at is null and due_at is not null order by due_at limit 1) k on true
        where t.kind = 'placement' and t.state = any (${tonight}) and (t.counterparty_circle = ${circle} or (t.owner_circle = ${circle} and t.counterparty_circle is null))
        order by k.due_at nulls last, t.id limit 500`),
    ])
    return { band, beds, stays: stays.map((row) => stayOf(ctx, row)), now: ctx.now.toISOString() }
  },

  async add({ count, takes }, ctx) {
    const circle = circleOf(ctx)
    const rows = await ctx.tx.rows<{ id: number }>(
      sql`insert into beds (circle, takes) select ${circle}, ${[...takes]}::text[] from generate_series(1, ${count}) returning id`,
    )
    return { beds: rows.map((row) => row.id) }
  },

  async set({ bed, open, takes }, ctx) {
    const done = await ctx.tx
      .run(sql`update beds set open = coalesce(${open ?? null}::boolean, open), takes = coalesce(${takes ? [...takes] : null}::text[], takes)
      where id = ${bed} and circle = ${circleOf(ctx)}`)
    if (done === 0) throw new Problem('not-found')
    return { bed }
  },
}
