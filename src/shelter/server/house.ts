// A house as it stands: its units, rooms and beds, and the times in which beds are taken.

import { sql } from '../../database/sql.ts'
import type { ServedGroup } from '../../directory/codes.ts'
import type { Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { Temporal } from 'temporal-polyfill'
import type { Room, Taken } from '../fitting.ts'

export interface BedRow {
  id: number
  letter: number
  room: number
  number: number
  unit: number
  features: string[]
  takes: ServedGroup[]
  rules: string[]
}

/** Beds of a circle in the order in which a house counts them. */
export const bedsOf = (ctx: Ctx, circle: number): Promise<BedRow[]> =>
  ctx.tx
    .rows<BedRow>(sql`select b.id, b.letter, r.id as room, r.number, r.features, u.id as unit, u.takes, u.rules
    from beds b join bed_rooms r on r.id = b.room join bed_units u on u.id = r.unit
    where b.circle = ${circle} order by r.number, b.letter limit 500`)

export interface TimeRow extends Taken {
  track: string | null
  closed: string | null
}

/** The times from a moment on in which beds of a circle are taken. */
export async function timesOf(ctx: Ctx, circle: number, from: Date): Promise<TimeRow[]> {
  const rows = await ctx.tx.rows<{
    bed: number
    track: string | null
    closed: string | null
    from: Date
    until: Date | null
  }>(sql`select o.bed, o.track, o.closed, lower(o.during) as from, upper(o.during) as until
    from bed_times o join beds b on b.id = o.bed
    where b.circle = ${circle} and o.live and o.during && tstzrange(${from}, null) order by lower(o.during), o.id limit 2000`)
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    until: row.until?.toISOString() ?? null,
  }))
}

/** The rooms of a house with their beds. */
export function roomsOf(beds: readonly BedRow[]): (Room & { unit: number })[] {
  const rooms = new Map<number, Room & { unit: number; beds: number[] }>()
  for (const { id, room, number, unit, features, takes } of beds) {
    const known = rooms.get(room) ?? { id: room, number, unit, features, takes, beds: [] }
    known.beds.push(id)
    rooms.set(room, known)
  }
  return [...rooms.values()]
}

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
