// A house as its board draws it: who sleeps in which room on which of the coming nights, what is free, and what fits whom. Worked out
// from what the server answered, without a screen.

import { parseDate } from '@internationalized/date'
import type { Bed, BedTime, Hold, Stay } from '../api.ts'
import { nightsShown } from '../codes.ts'
import { fitOf, roomsOf, type Fit, type Room, type Wanted } from '../fitting.ts'

export interface Night {
  beds: readonly Bed[]
  times: readonly BedTime[]
  stays: readonly Stay[]
  /** Places asked for or held for visits. */
  holds: readonly Hold[]
  /** Tonight’s fire roll, where it was made. */
  roll?: { at: string; inside: number } | null
  now: string
}

export type DayOf = (instant: string) => string

/** A bar over one or more neighbouring beds of a room, from night `from` up to the morning after night `to`. */
export interface Bar {
  /** Positions of beds in their room, first and last. */
  first: number
  last: number
  from: number
  to: number
  /** Whether it goes on beyond what is shown. */
  goesOn: boolean
  track: string | null
  closed: BedTime['closed']
  hold: string | null
  until: string | null
}

export interface BoardRoom extends Room {
  bars: readonly Bar[]
}

export interface BoardUnit {
  id: number
  takes: Room['takes']
  rules: readonly string[]
  rooms: BoardRoom[]
}

/** Which of the shown nights a day is: 0 is tonight. */
const nightOf = (day: string, today: string): number => parseDate(day).compare(parseDate(today))

function barOf(one: BedTime, at: number, { now, dayOf }: { now: string; dayOf: DayOf }): Bar | undefined {
  const today = dayOf(now)
  const from = Math.max(0, nightOf(dayOf(one.from), today))
  // What is held for a visit ends in the evening: it stands on that night all the same.
  const last = one.until === null ? nightsShown : nightOf(dayOf(one.until), today)
  const end = one.hold ? last + 1 : last
  const to = Math.min(nightsShown, end)
  if (to <= from) return undefined
  return {
    first: at,
    last: at,
    from,
    to,
    goesOn: end > nightsShown || one.until === null,
    track: one.track,
    closed: one.closed,
    hold: one.hold,
    until: one.until,
  }
}

/** Of a stay, or of a hold, that has neighbouring beds one bar. */
function joined(bars: readonly Bar[]): Bar[] {
  const done: Bar[] = []
  for (const bar of bars.toSorted((a, b) => a.from - b.from || a.first - b.first)) {
    const before = done.findLast(
      (one) =>
        (one.track ?? one.hold) !== null &&
        one.track === bar.track &&
        one.hold === bar.hold &&
        one.from === bar.from &&
        one.to === bar.to,
    )
    if (before && before.last === bar.first - 1) done[done.indexOf(before)] = { ...before, last: bar.last }
    else done.push(bar)
  }
  return done
}

/** The units of a house, each with its rooms, and in these who is where. */
export function boardOf(night: Night, dayOf: DayOf): BoardUnit[] {
  const rooms = roomsOf(night.beds).map((room) => ({
    ...room,
    bars: joined(
      night.times.flatMap((one) => {
        const at = room.beds.indexOf(one.bed)
        return (at >= 0 && barOf(one, at, { now: night.now, dayOf })) || []
      }),
    ),
  }))
  const rules = new Map(night.beds.map((bed) => [bed.unit, bed.rules]))
  return [...Map.groupBy(rooms, ({ unit }) => unit)].map(([id, those]) => ({
    id,
    takes: those[0]!.takes,
    rules: rules.get(id)!,
    rooms: those,
  }))
}

/** How a bed stands tonight, in the words of a house: what is offered is held, and whoever said yes arrives. */
export type BedState = 'free' | 'held' | 'arriving' | 'here' | 'away' | 'closed'
const stateOfStay: Readonly<Record<string, BedState>> = { offered: 'held', held: 'arriving', away: 'away' }
export const bedStateOf = (
  { closed, hold }: Pick<BedTime, 'closed' | 'hold'>,
  stay: Stay | undefined,
): BedState => (closed ? 'closed' : hold ? 'held' : (stateOfStay[stay?.state ?? ''] ?? 'here'))

/** Beds tonight, each counted once: they add up to all. */
export function countsOf({ beds, times, stays, now }: Night): Record<BedState, number> {
  const counts = { free: 0, held: 0, arriving: 0, here: 0, away: 0, closed: 0 }
  for (const { id } of beds) {
    const time = times.find(({ bed, from }) => bed === id && from <= now)
    counts[
      time
        ? bedStateOf(
            time,
            stays.find(({ track }) => track === time.track),
          )
        : 'free'
    ] += 1
  }
  return counts
}

/** Those who are here although their last day has come: their beds are promised, or free for others, from midday on. */
export const stillHere = ({ stays, now }: Night, dayOf: DayOf): Stay[] =>
  stays.filter(
    ({ state, until }) =>
      (state === 'resident' || state === 'away') && until !== null && dayOf(until) <= dayOf(now),
  )

/** Stays with fewer beds than people. */
export const overbooked = ({ stays }: Night): Stay[] =>
  stays.filter(({ beds, party }) => beds.length > 0 && beds.length < party)

export const wantedOf = ({ party, needs, safeIn, groups, from }: Stay): Wanted => ({
  party,
  needs,
  safeIn,
  women: groups.women ?? 0,
  men: groups.men ?? 0,
  from,
})

/** What each room says to a request. */
export const fitsFor = (units: readonly BoardUnit[], stay: Stay, night: Night): Map<number, Fit> =>
  new Map(
    units.flatMap(({ rooms }) => rooms).map((room) => [room.id, fitOf(room, wantedOf(stay), night.times)]),
  )

/** Sets of beds into which a stay could move now, one for each room that has room for all of it. */
export function roomsToMoveTo(units: readonly BoardUnit[], stay: Stay, night: Night) {
  const others = night.times.filter(({ track }) => track !== stay.track)
  return units
    .flatMap(({ rooms }) => rooms)
    .flatMap((room) => {
      const fit = fitOf(room, { ...wantedOf(stay), from: night.now }, others)
      const isSame = fit.fits && fit.beds.every((bed) => stay.beds.includes(bed))
      return fit.fits && !isSame ? [{ room, beds: fit.beds }] : []
    })
}
