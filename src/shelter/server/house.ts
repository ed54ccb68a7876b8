// A house as it stands: its units, rooms and beds, and the times in which beds are taken.

import { locked, lockedEach } from '../../database/locked.ts'
import { sql, type Statement } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { Temporal } from 'temporal-polyfill'
import type { Bed, BedTime } from '../api.ts'

/** What stands locked: codes with commas between, and the numbers by which a house counts. */
type Codes = 'features' | 'takes' | 'rules'
type Numbers = 'number' | 'letter'

/** Beds of a circle in the order in which a house counts them. */
export async function bedsOf(ctx: Ctx, circle: number): Promise<Bed[]> {
  const rows = await ctx.tx.rows<
    Omit<Bed, Codes | Numbers> & Record<Codes, string> & Record<Numbers, number | string>
  >(sql`select b.id, b.letter, r.id as room, r.number, r.features, u.id as unit, u.takes, u.rules
    from beds b join bed_rooms r on r.id = b.room join bed_units u on u.id = r.unit
    where b.circle = ${circle} limit 500`)
  const codes = (text: string) => (text === '' ? [] : text.split(','))
  return rows
    .map((row) => ({
      ...row,
      number: Number(row.number),
      letter: Number(row.letter),
      features: codes(row.features) as Bed['features'],
      takes: codes(row.takes) as Bed['takes'],
      rules: codes(row.rules) as Bed['rules'],
    }))
    .toSorted((one, other) => one.number - other.number || one.letter - other.letter)
}

/** In an order from the system's randomness: by the order of its rows a copy of the database tells no number. */
const drawn = <T>(all: readonly T[]): T[] =>
  all
    .map((one) => [crypto.randomUUID(), one] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one)

/** Adds rooms of so many beds each to a unit, the last with what is left, and answers with the beds as a house counts them. */
export async function addRooms(
  ctx: Ctx,
  unit: number,
  { count, each, features }: { count: number; each: number; features: readonly string[] },
): Promise<number[]> {
  const circle = circleOf(ctx)
  // Two who add rooms at once: the second counts on from the first.
  await ctx.tx.run(sql`select 1 from circles where id = ${circle} for no key update`)
  const before = await ctx.tx.rows<{ number: number | string }>(
    sql`select number from bed_rooms where circle = ${circle}`,
  )
  const last = Math.max(0, ...before.map(({ number }) => Number(number)))
  const numbers = drawn(Array.from({ length: Math.ceil(count / each) }, (_, at) => at))
  const rooms = await ctx.tx.rows<{ id: number }>(sql`insert into bed_rooms (circle, unit, number, features)
    select ${circle}, ${unit}, n.number, ${locked(features.join(','))}
    from unnest(${lockedEach(numbers.map((number) => last + 1 + number))}::text[]) with ordinality as n (number, at) order by n.at returning id`)
  const beds = drawn(
    rooms.flatMap(({ id }, at) => {
      const first = numbers[at]! * each
      return Array.from({ length: Math.min(each, count - first) }, (_, letter) => ({
        room: id,
        letter: letter + 1,
        place: first + letter,
      }))
    }),
  )
  const made = await ctx.tx.rows<{ id: number }>(sql`insert into beds (circle, room, letter)
    select ${circle}, n.room, n.letter
    from unnest(${beds.map(({ room }) => room)}::int[], ${lockedEach(beds.map(({ letter }) => letter))}::text[]) with ordinality as n (room, letter, at)
    order by n.at returning id`)
  return made
    .map(({ id }, at) => ({ id, place: beds[at]!.place }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ id }) => id)
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
