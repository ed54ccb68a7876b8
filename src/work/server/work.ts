// What waits for somebody, counted and listed, and one process with everything about it.

import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql, type Statement } from '../../database/sql.ts'
import { lastSigned } from '../../cases/server/signed-moves.ts'
import type { Statement as Signed } from '../../sealing/chain.ts'
import {
  clockOut,
  eventOut,
  trackOut,
  trackSides,
  type ClockRow,
  type EventRow,
  type SeenTrack,
} from '../../cases/server/presenters.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { neverLateClocks } from '../../../jurisdictions/packs.ts'
import { factNames } from '../../tracks/define.ts'
import { factsOf, type TrackFeature } from '../../tracks/execute.ts'
import type { workApi } from '../api.ts'
import { dutiesOf, isColleagues, isSnoozed } from './duties.ts'
import { snoozesServer } from './snoozes.ts'

/** Nobody counts further than this on a screen. */
const many = 500

/** How many of an administrator's colleagues have made their keys and do not hold the organisation's yet. */
async function waitingOutside(ctx: Ctx): Promise<number> {
  const { roles, organisation } = staffOf(ctx)
  if (!roles.includes('administrator')) return 0
  const { n } = await ctx.tx.one<{ n: number }>(sql`select count(*) as n from users u
    where u.organisation = ${organisation} and u.state = 'active' and u.enc_public is not null and u.ends_on is null
      and not exists (select from circle_members m join circles c on c.id = m.circle where m.user_id = u.id and c.kind = 'organisation')`)
  return n
}

type Answer<Name extends keyof typeof workApi> = ReturnType<Handlers<typeof workApi, Ctx>[Name]>

/** What runs on no case, the newest first; `elsewhere` are processes that have a page of their own. */
async function outsideOf(ctx: Ctx, elsewhere: Statement, after: string | undefined): Answer<'outside'> {
  const from = after ? readCursor(after, afterInstant) : undefined
  const older = from ? sql`and (t.updated_at, t.id) < (${from[0]}::timestamptz, ${from[1]}::uuid)` : sql``
  const newest = sql`t.case_id is null and t.kind not in (${elsewhere}) ${older} order by t.updated_at desc, t.id desc limit 51`
  const rows = await ctx.tx.rows<SeenTrack>(sql`select t.*, ${trackSides.names} from (
      select found.id from unnest(${[...staffOf(ctx).circles]}::int[]) mine(circle) cross join lateral (
        (select t.id, t.updated_at from tracks t where t.owner_circle = mine.circle and ${newest})
        union all (select t.id, t.updated_at from tracks t where t.counterparty_circle = mine.circle and ${newest})) found
      group by found.id, found.updated_at order by found.updated_at desc, found.id desc limit 51) hit
    join tracks t on t.id = hit.id ${trackSides.joins} order by t.updated_at desc, t.id desc`)
  const page = rows.slice(0, 50)
  const last = page.at(-1)
  return {
    tracks: page.map((row) => trackOut(ctx, row)),
    next: rows.length > 50 && last ? cursorOf([last.updated_at.toISOString(), last.id]) : null,
  }
}

/** In which states of which processes the other side has not answered. */
interface Unanswered {
  kinds: readonly string[]
  states: readonly string[]
}

/** Of two moments the later one, of which either may be missing. */
const newer = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one > other ? one : other) : (one ?? other)

async function countsOf(ctx: Ctx, unanswered: Unanswered): Answer<'counts'> {
  const me = staffOf(ctx)
  const circles = [...me.circles]
  // A supervisor answers for the lateness of the team, everybody else for their own.
  const others = me.roles.includes('supervisor') ? sql`` : sql`and not (${isColleagues(me, today(ctx))})`
  const [row, referrals, waiting] = await Promise.all([
    ctx.tx.one<{
      urgent: number
      late: number
      newest: Date | null
      elsewhere: number
      called: Date | null
    }>(sql`select
      (select count(*) from duty_calls where answered_at is null and step = 3 and (user_id = ${me.id} or user_id is null))
        + (select count(*) from alert_calls where ended_at is null and (user_id = ${me.id} or (user_id is null and circle = any (${circles})))) as elsewhere,
      greatest((select max(called_at) from duty_calls where answered_at is null and (user_id = ${me.id} or user_id is null)),
        (select max(called_at) from alert_calls where ended_at is null and (user_id = ${me.id} or (user_id is null and circle = any (${circles}))))) as called,
      (select count(*) from (select 1 from clocks where circle = any (${circles}) and stopped_at is null and urgency = 0 limit ${many}) few) as urgent,
      (select count(*) from (select 1 from clocks where circle = any (${circles}) and stopped_at is null and urgency in (1, 2) and due_sort < ${ctx.now} and pack || ' ' || clock <> all (${neverLateClocks()}) and not ${isSnoozed(today(ctx))} ${others} limit ${many}) few) as late,
      (select max(k.started_at) from unnest(${circles}::int[]) mine(circle) cross join lateral (
        select started_at from clocks where circle = mine.circle and stopped_at is null and urgency = 0
          and not exists (select from track_events e where e.track = clocks.track and e.at = clocks.started_at and e.by_user = ${me.id})
          order by started_at desc limit 1) k) as newest`),
    ctx.tx.one<{ n: number }>(
      sql`select count(*) as n from (select 1 from tracks where counterparty_circle = any (${circles}) and kind = any (${unanswered.kinds}) and kind || ' ' || state = any (${unanswered.states}) limit ${many}) few`,
    ),
    waitingOutside(ctx),
  ])
  return {
    // What waits in another house and I am called to stands in no list of duties.
    urgent: row.urgent + row.elsewhere,
    late: row.late,
    referrals: referrals.n,
    waiting,
    newestUrgent: newer(row.newest, row.called)?.toISOString() ?? null,
    circles,
  }
}

async function shownTrack(
  ctx: Ctx,
  features: ReadonlyMap<string, TrackFeature>,
  id: string,
): Answer<'track'> {
  const track = await ctx.tx.one<
    SeenTrack & { signed: Signed | null }
  >(sql`select t.*, ${trackSides.names}, ${lastSigned(sql`t.id`)} as signed
    from tracks t ${trackSides.joins} where t.id = ${id}`)
  const feature = features.get(track.kind)
  const names = Object.values(feature?.machine.moves ?? {}).flatMap(factNames)
  const [clocks, events, facts] = await Promise.all([
    ctx.tx.rows<ClockRow>(
      sql`select id, track, clock, urgency, due_at, due_on, enforced, verified, no_limit, source, pack from clocks where track = ${id} and stopped_at is null order by urgency, due_at`,
    ),
    ctx.tx.rows<EventRow>(sql`
      select e.id, e.track, e.kind, t.subkind, e.move, e.from_state, e.to_state, e.at, e.by_side, o.name as organisation, e.facts from track_events e
      join tracks t on t.id = e.track left join circles k on k.id = e.by_circle left join organisations o on o.id = k.organisation where e.track = ${id} order by e.at desc, e.id desc limit 100`),
    feature ? factsOf(ctx, feature, { names, track, input: {} }) : {},
  ])
  return {
    track: trackOut(ctx, track),
    caseId: track.case_id,
    signed: track.signed,
    pack: track.pack,
    clocks: clocks.map(clockOut),
    events: events.map(eventOut),
    facts: Object.fromEntries(
      Object.entries(facts).filter(
        (entry): entry is [string, string | number | boolean] => entry[1] !== undefined,
      ),
    ),
  }
}

/** `features` are all machines of the network; the panel needs the facts of whichever it is shown. */
export function workServer(features: ReadonlyMap<string, TrackFeature>): Handlers<typeof workApi, Ctx> {
  const machines = [...features.values()].map(({ machine }) => machine)
  // What has a page of its own is found there. Written into the statement, since the index holds none of them.
  const elsewhere = sql.codes(machines.filter(({ page }) => page).map(({ kind }) => kind))
  const answering = machines.filter(({ unansweredIn }) => unansweredIn)
  const unanswered = {
    kinds: answering.map(({ kind }) => kind),
    states: answering.flatMap(({ kind, unansweredIn }) => unansweredIn!.map((state) => `${kind} ${state}`)),
  }
  return {
    mine: ({ whose, after }, ctx) => dutiesOf(ctx, whose, after),
    ...snoozesServer,
    outside: ({ after }, ctx) => outsideOf(ctx, elsewhere, after),
    counts: (_input, ctx) => countsOf(ctx, unanswered),
    track: ({ track }, ctx) => shownTrack(ctx, features, track),
  }
}
