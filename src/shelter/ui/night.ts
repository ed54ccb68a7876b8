// A house as its board draws it: who sleeps in which room on which of the coming nights, what is free, and what fits whom. Worked out
// from what the server answered, without a screen.

import { parseDate } from '@internationalized/date'
import type { Bed, BedTime, Stay } from '../api.ts'
import { nightsShown } from '../codes.ts'
import { fitOf, type Fit, type Room, type Wanted } from '../fitting.ts'

export interface Night {
  beds: readonly Bed[]
  times: readonly BedTime[]
  stays: readonly Stay[]
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
  until: string | null
}

export interface BoardRoom extends Room {
  unit: number
  rules: readonly string[]
  letters: readonly number[]
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
  const end = one.until === null ? nightsShown : nightOf(dayOf(one.until), today)
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
    until: one.until,
  }
}

/** Of a stay that has neighbouring beds one bar. */
function joined(bars: readonly Bar[]): Bar[] {
  const done: Bar[] = []
  for (const bar of bars.toSorted((a, b) => a.from - b.from || a.first - b.first)) {
    const before = done.findLast(
      (one) => one.track !== null && one.track === bar.track && one.from === bar.from && one.to === bar.to,
    )
    if (before && before.last === bar.first - 1) done[done.indexOf(before)] = { ...before, last: bar.last }
    else done.push(bar)
  }
  return done
}

/** The units of a house, each with its rooms, and in these who is where. */
export function boardOf(night: Night, dayOf: DayOf): BoardUnit[] {
  const units = new Map<number, BoardUnit>()
  const byRoom = Map.groupBy(night.beds, ({ room }) => room)
  for (const beds of byRoom.values()) {
    const { room, number, unit, features, takes, rules } = beds[0]!
    const known = units.get(unit) ?? { id: unit, takes, rules, rooms: [] }
    const bars = night.times.flatMap((one) => {
      const at = beds.findIndex(({ id }) => id === one.bed)
      const bar = at < 0 ? undefined : barOf(one, at, { now: night.now, dayOf })
      return bar ? [bar] : []
    })
    known.rooms.push({
      id: room,
      number,
      unit,
      features,
      takes,
      rules,
      beds: beds.map(({ id }) => id),
      letters: beds.map(({ letter }) => letter),
      bars: joined(bars),
    })
    units.set(unit, known)
  }
  return [...units.values()]
}

/** Beds tonight, each counted once: they add up to all. */
export function countsOf(night: Night) {
  const counts = { free: 0, held: 0, arriving: 0, here: 0, away: 0, closed: 0 }
  const states = new Map(night.stays.map(({ track, state }) => [track, state]))
  for (const { id } of night.beds) {
    const time = night.times.find(({ bed, from }) => bed === id && from <= night.now)
    if (!time) counts.free += 1
    else if (time.closed) counts.closed += 1
    else {
      const state = states.get(time.track!)
      if (state === 'offered') counts.held += 1
      else if (state === 'held') counts.arriving += 1
      else if (state === 'away') counts.away += 1
      else counts.here += 1
    }
  }
  return counts
}

/** Stays with fewer beds than people. */
export const overbooked = ({ stays }: Night): Stay[] =>
  stays.filter(({ beds, party }) => beds.length > 0 && beds.length < party)

export const wantedOf = ({ party, needs, safeIn, from }: Stay): Wanted => ({ party, needs, safeIn, from })

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
