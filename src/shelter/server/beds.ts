// What a house does with its own rooms and beds, and where in it somebody sleeps.

import { Temporal } from 'temporal-polyfill'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { locked } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'
import type { sheltersApi } from '../api.ts'
import { executeMove } from '../../tracks/execute.ts'
import { nextKnownDays } from '../codes.ts'
import { addRooms, endedAt, keepsBed, middayOf } from './house.ts'
import { placementFeature } from './placements.ts'

type Acts = Pick<
  Handlers<typeof sheltersApi, Ctx>,
  'add' | 'describe' | 'close' | 'open' | 'leaving' | 'move'
>

/** Refuses where one of these is no bed of ours. */
async function mustBeOurs(ctx: Ctx, beds: readonly number[]): Promise<void> {
  const { count } = await ctx.tx.one<{ count: number }>(
    sql`select count(*)::int as count from beds where circle = ${circleOf(ctx)} and id = any (${[...beds]}::int[])`,
  )
  if (count !== new Set(beds).size) throw new Problem('not-found')
}

/** Refuses where nobody of this track sleeps with us, or is to come. */
async function mustSleepHere(ctx: Ctx, track: string): Promise<Date> {
  const found = await ctx.tx.maybe<{ since: Date }>(
    sql`select lower(o.during) as since from bed_times o join beds b on b.id = o.bed
      where o.track = ${track} and o.live and b.circle = ${circleOf(ctx)} limit 1`,
  )
  if (!found) throw new Problem('not-found')
  return found.since
}

/** The unit that was named, or a new one. */
async function unitFor(
  ctx: Ctx,
  { unit, takes, rules }: { unit?: number | undefined; takes: readonly string[]; rules: readonly string[] },
): Promise<number> {
  const circle = circleOf(ctx)
  const found = unit
    ? await ctx.tx.maybe<{ id: number }>(
        sql`select id from bed_units where id = ${unit} and circle = ${circle}`,
      )
    : await ctx.tx.one<{ id: number }>(
        sql`insert into bed_units (circle, takes, rules) values (${circle}, ${locked(takes.join(','))}, ${locked(rules.join(','))}) returning id`,
      )
  if (!found) throw new Problem('not-found')
  return found.id
}

/** Whoever asked for the stay is to know in time where they sleep next. */
async function sayLeaving(ctx: Ctx, track: string, on: string | null): Promise<void> {
  const isThere = await ctx.tx.holds(
    sql`exists (select 1 from tracks where id = ${track} and state in ('resident', 'away'))`,
  )
  if (!isThere) return
  const early = on && Temporal.PlainDate.from(on).subtract({ days: nextKnownDays }).toString()
  const input = on === null ? {} : { leaves_on: on, next_by: early && early > today(ctx) ? early : on }
  await executeMove({ ...ctx, ifMatch: undefined }, placementFeature, {
    move: 'say_leaving',
    track,
    input,
    proven: ['system'],
  })
}

export const bedActs: Acts = {
  async add({ count, each, features, ...of }, ctx) {
    return { beds: await addRooms(ctx, await unitFor(ctx, of), { count, each, features }) }
  },

  async describe({ room, features, takes, rules }, ctx) {
    const found = await ctx.tx.maybe<{ unit: number }>(
      sql`update bed_rooms set features = coalesce(${locked(features?.join(','))}, features)
        where id = ${room} and circle = ${circleOf(ctx)} returning unit`,
    )
    if (!found) throw new Problem('not-found')
    await ctx.tx.run(sql`update bed_units set takes = coalesce(${locked(takes?.join(','))}, takes),
        rules = coalesce(${locked(rules?.join(','))}, rules) where id = ${found.unit}`)
    return { room }
  },

  async close({ beds, reason, until }, ctx) {
    await mustBeOurs(ctx, beds)
    if (until !== undefined && until <= today(ctx))
      throw new Problem('invalid', { fields: [{ field: 'until', code: 'invalid-value' }] })
    const ends = until === undefined ? null : middayOf(ctx, until)
    const isClosed = await ctx.tx.holds(
      sql`app.close_beds(${[...beds]}::int[], ${reason}, tstzrange(${ctx.now}, ${ends}, '[)'))`,
    )
    if (!isClosed) throw new Problem('refused', { because: 'bed-taken' })
    return { beds: [...beds] }
  },

  async open({ beds }, ctx) {
    const rows = await ctx.tx.rows<{ bed: number }>(
      sql`update bed_times o set live = false, during = ${endedAt(ctx.now)} from beds b where b.id = o.bed and b.circle = ${circleOf(ctx)} and o.bed = any (${[...beds]}::int[]) and o.closed is not null and o.live
          and o.during @> ${ctx.now}::timestamptz returning o.bed`,
    )
    return { beds: rows.map((row) => row.bed) }
  },

  async leaving({ track, on }, ctx) {
    const since = await mustSleepHere(ctx, track)
    const ends = on === null ? null : middayOf(ctx, on)
    if (ends && (ends <= ctx.now || ends <= since))
      throw new Problem('invalid', { fields: [{ field: 'on', code: 'invalid-value' }] })
    if (ends && (await ctx.tx.holds(keepsBed(ctx, track))))
      throw new Problem('refused', { because: 'has-not-come-back' })
    if (!(await ctx.tx.holds(sql`app.stay_until(${track}, ${ends}::timestamptz)`)))
      throw new Problem('refused', { because: 'bed-taken' })
    await sayLeaving(ctx, track, on)
    return { until: ends?.toISOString() ?? null }
  },

  async move({ track, beds }, ctx) {
    await mustSleepHere(ctx, track)
    await mustBeOurs(ctx, beds)
    if (!(await ctx.tx.holds(sql`app.move_beds(${track}, ${[...beds]}::int[], ${ctx.now})`)))
      throw new Problem('refused', { because: 'bed-taken' })
    return { beds: [...beds] }
  },
}
