// Placements on the server. The database guards the beds: two people never hold one, one person never sleeps in two places, and
// no more people come than beds are taken for them.

import { Problem } from '../../api/problem.ts'
import { latest } from '../../cases/server/facts.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { executeMove, type AfterMove, type TrackFeature, type TrackRow } from '../../tracks/execute.ts'
import { ageCounts, groupCounts, type Ages, type Groups } from '../codes.ts'
import { choicesFor, roomsOf, type Wanted } from '../fitting.ts'
import { placementMachine } from '../placement.ts'
import { bedsOf, endedAt, keepsBed, startOf, timesOf } from './house.ts'

/** What was asked for when the search began, for how many and from when. */
export interface Asked extends Ages, Groups {
  party?: number
  urgency?: 'now' | 'day' | 'routine'
  needs?: string[]
  safe_in?: Wanted['safeIn']
  from_on?: string
  asked_with?: string
}

/** How old those are who come, where it was said. */
export const agesOf = (asked: Ages): Ages =>
  Object.fromEntries(ageCounts.flatMap((age) => (asked[age] ? [[age, asked[age]]] : [])))

/** How many of them are women and men, where it was said. */
export const groupsOf = (asked: Groups): Groups =>
  Object.fromEntries(groupCounts.flatMap((group) => (asked[group] ? [[group, asked[group]]] : [])))

/** Where it is said how old they are, the numbers are those of everybody; and no more are women and men than are grown up. */
const countsAddUp: AfterMove = (_ctx, _track, asked) => {
  const said = (names: readonly string[]) =>
    names.flatMap((name) => (typeof asked[name] === 'number' ? [asked[name]] : []))
  const sum = (names: readonly string[]) => said(names).reduce((all, count) => all + count, 0)
  const wrong = (field: string) => new Problem('invalid', { fields: [{ field, code: 'invalid-value' }] })
  if (said(ageCounts).length > 0 && sum(ageCounts) !== asked['party']) throw wrong('party')
  const most = Number(said(ageCounts).length > 0 ? (asked['adults'] ?? 0) : asked['party'])
  if (sum(groupCounts) > most) throw wrong((asked['men'] as number | undefined) ? 'men' : 'women')
  return Promise.resolve()
}

/** What a request wants of a room, as of now. */
export const wantedBy = (ctx: Ctx, asked: Asked): Wanted => ({
  party: asked.party ?? 1,
  needs: asked.needs ?? [],
  safeIn: asked.safe_in ?? null,
  women: asked.women ?? 0,
  men: asked.men ?? 0,
  from: startOf(ctx, asked.from_on).toISOString(),
})

/** Takes as many beds as people come: in the room that was named, or in the best that fits. */
async function takeBeds(ctx: Ctx, track: TrackRow, { room }: Record<string, unknown>): Promise<void> {
  const asked = ((await latest(ctx, track, ['opened']))?.facts ?? {}) as Asked
  const wanted = wantedBy(ctx, asked)
  const circle = track.counterparty_circle ?? track.owner_circle
  const beds = await bedsOf(ctx, circle)
  const rooms = roomsOf(beds).filter(({ number }) => room === undefined || number === room)
  const choices = choicesFor(rooms, wanted, await timesOf(ctx, circle, ctx.now))
  for (const choice of choices)
    if (
      await ctx.tx.holds(
        sql`app.take_beds(${track.id}, ${wanted.party}::smallint, tstzrange(${new Date(wanted.from)}, null, '[)'), ${choice}::int[])`,
      )
    )
      return
  // Told only where several were asked at once: any other house does not learn that they sleep somewhere.
  const isElsewhere =
    asked.asked_with !== undefined &&
    (await ctx.tx.holds(sql`app.has_bed_elsewhere(${track.id}, ${new Date(wanted.from)})`))
  throw new Problem('refused', {
    because: isElsewhere ? 'offered-elsewhere' : wanted.party > 1 ? 'not-enough-beds' : 'no-bed-free',
  })
}

/** Whoever was offered a place before beds were taken at the offer gets theirs on arrival, from their house. */
async function takeMissing(ctx: Ctx, track: TrackRow): Promise<void> {
  const isThere = await ctx.tx.holds(
    sql`exists (select 1 from placements where track = ${track.id} and live)`,
  )
  if (isThere || (await bedsOf(ctx, track.counterparty_circle ?? track.owner_circle)).length === 0) return
  await takeBeds(ctx, track, {})
}

async function freeBeds(ctx: Ctx, track: TrackRow): Promise<void> {
  const until = endedAt(ctx.now)
  await ctx.tx.run(
    sql`update bed_times set live = false, during = ${until} where track = ${track.id} and live`,
  )
  await ctx.tx.run(
    sql`update placements set live = false, during = ${until} where track = ${track.id} and live`,
  )
}

/** The other houses that were asked at once are told that a place was found: nothing of where. */
async function tellOthers(ctx: Ctx, track: TrackRow): Promise<void> {
  const group = (await latest(ctx, track, ['opened']))?.facts['asked_with']
  if (typeof group !== 'string') return
  const others = await ctx.tx.rows<{ id: string }>(sql`select t.id from tracks t
    join track_events e on e.track = t.id and e.move = 'opened' and e.facts ->> 'asked_with' = ${group}
    where t.case_id = ${track.case_id} and t.kind = 'placement' and t.id <> ${track.id} and t.state in ('requested', 'matched') order by t.id`)
  // The version that was asked for is that of this process.
  for (const { id } of others)
    await executeMove({ ...ctx, ifMatch: undefined }, placementFeature, {
      move: 'placed_elsewhere',
      track: id,
      proven: ['system'],
    })
}

export const placementFeature: TrackFeature = {
  machine: placementMachine,
  facts: {
    urgency: async (ctx, track) =>
      ((await latest(ctx, track, ['opened']))?.facts as Asked | undefined)?.urgency,
    notBack: (ctx, track) => ctx.tx.holds(keepsBed(ctx, track.id)),
    /** What the person said to the offer that stands: an answer before it is an answer to another one. */
    wantsThisBed: async (ctx, track) =>
      (await latest(ctx, track, ['offer', 'ask_person']))?.facts['answer'] === 'says_yes',
  },
  after: {
    opened: countsAddUp,
    offer: takeBeds,
    accept: tellOthers,
    arrive: takeMissing,
    lapse: freeBeds,
    ask_another: freeBeds,
    cannot_offer: freeBeds,
    decline: freeBeds,
    end: freeBeds,
    end_with_case: freeBeds,
    leave: freeBeds,
  },
}
