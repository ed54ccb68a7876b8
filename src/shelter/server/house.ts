// A house as it stands: its units, rooms and beds, and the times in which beds are taken.

import { sql, type Statement } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { Temporal } from 'temporal-polyfill'
import type { Bed, BedTime } from '../api.ts'

/** What stands locked, as codes with commas between. */
type Codes = 'features' | 'takes' | 'rules'

/** Beds of a circle in the order in which a house counts them. */
export async function bedsOf(ctx: Ctx, circle: number): Promise<Bed[]> {
  const rows = await ctx.tx.rows<
    Omit<Bed, Codes> & Record<Codes, string>
  >(sql`select b.id, b.letter, r.id as room, r.number, r.features, u.id as unit, u.takes, u.rules
    from beds b join bed_rooms r on r.id = b.room join bed_units u on u.id = r.unit
    where b.circle = ${circle} order by r.number, b.letter limit 500`)
  const codes = (text: string) => (text === '' ? [] : text.split(','))
  return rows.map((row) => ({
    ...row,
    features: codes(row.features) as Bed['features'],
    takes: codes(row.takes) as Bed['takes'],
    rules: codes(row.rules) as Bed['rules'],
  }))
}

/** The times from a moment on in which beds of a circle are taken. */
export async function timesOf(ctx: Ctx, circle: number, from: Date): Promise<BedTime[]> {
  const rows = await ctx.tx.rows<Omit<BedTime, 'from' | 'until'> & { from: Date; until: Date | null }>(
    sql`select o.bed, o.track, o.closed, o.hold, lower(o.during) as from, upper(o.during) as until
    from bed_times o join beds b on b.id = o.bed
    where b.circle = ${circle} and o.live and o.during && tstzrange(${from}, null) order by lower(o.during), o.id limit 2000`,
  )
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
  }))
}

/** `during` of what ends now: never longer than it was to be, since somebody else may have the bed from then on, and never empty. */
export const endedAt = (now: Date): Statement =>
  sql`tstzrange(lower(during), greatest(least(${now}::timestamptz, upper(during)), lower(during) + interval '1 second'), '[)')`

/** Midday of a day (`YYYY-MM-DD`) on the wall of the network: who leaves goes before it, who comes arrives after it. */
export const middayOf = (ctx: Ctx, day: string): Date =>
  new Date(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: ctx.network.timezone,
      plainTime: '12:00',
    }).epochMilliseconds,
  )

/** The moment from which a stay begins that is wanted from a day on, or now. */
export const startOf = (ctx: Ctx, day: string | undefined): Date =>
  day === undefined || day <= dayAt(ctx.now, ctx.network.timezone) ? ctx.now : middayOf(ctx, day)

/** Whether a bed is kept because somebody has not come back. */
export const keepsBed = (ctx: Ctx, track: string): Statement => sql`app.keeps_bed(${track}, ${ctx.now})`
