// Which room takes whom, and why another does not. The server chooses by it and the board explains by it: what is offered on the
// screen is what the database takes.

import type { ServedGroup } from '../directory/codes.ts'
import { groupCounts, roomFeatures, type GroupCount, type RoomFeature, type SafePlace } from './codes.ts'

/** A time in which a bed is taken; `until` is null where nobody knows the end. Instants as ISO 8601 in UTC. */
export interface Taken {
  bed: number
  from: string
  until: string | null
}

export interface Room {
  id: number
  number: number
  unit: number
  takes: readonly ServedGroup[]
  features: readonly string[]
  beds: readonly number[]
}

/** A bed, and the room in which it stands. */
type BedInRoom = Omit<Room, 'beds'> & { room: number }

/** The rooms of a house, in the order of its beds. */
export const roomsOf = (beds: readonly BedInRoom[]): Room[] =>
  [...Map.groupBy(beds, ({ room }) => room)].map(([id, those]) => {
    const { number, unit, takes, features } = those[0]!
    return { id, number, unit, takes, features, beds: those.map((bed) => bed.id) }
  })

export interface Wanted {
  party: number
  needs: readonly string[]
  safeIn: SafePlace | null
  /** How many of those who come are women, and men, as they say it themselves. */
  women: number
  men: number
  /** From when. */
  from: string
}

export type Fit =
  | { fits: true; beds: number[] }
  /** `free`: beds that are free then; `fitsFrom`: the instant from which as many are as people come, where one is known. */
  | { fits: false; because: 'beds'; free: number; fitsFrom: string | null }
  | { fits: false; because: 'unit' | GroupCount | RoomFeature }

/** Whether a bed is free from an instant on, for good. */
const isFree = (bed: number, from: string, taken: readonly Taken[]): boolean =>
  !taken.some((one) => one.bed === bed && (one.until === null || one.until > from))

const freeBeds = ({ beds }: Room, from: string, taken: readonly Taken[]): number[] =>
  beds.filter((bed) => isFree(bed, from, taken))

/** A unit that says nothing takes anybody; who would feel safe anywhere is taken by any. */
const suits = ({ takes }: Room, { safeIn }: Wanted): boolean =>
  safeIn === null ||
  safeIn === 'anywhere' ||
  takes.length === 0 ||
  takes.includes('everyone') ||
  takes.includes(safeIn)

/** A unit that says for whom it is takes no woman, or no man, where it does not say so; one for families takes both, and one that a trans person chose takes them. */
const refusedGroup = ({ takes }: Room, { party, safeIn, ...counts }: Wanted): GroupCount | undefined => {
  if (takes.length === 0 || takes.includes('everyone')) return undefined
  if (party > 1 && takes.includes('families')) return undefined
  if (safeIn === 'trans' && takes.includes('trans')) return undefined
  return groupCounts.find((group) => counts[group] > 0 && !takes.includes(group))
}

/** What of a room is not for them, however many of its beds are free. */
const ruledOut = (room: Room, wanted: Wanted): 'unit' | GroupCount | RoomFeature | undefined =>
  suits(room, wanted)
    ? (refusedGroup(room, wanted) ??
      roomFeatures.find((one) => wanted.needs.includes(one) && !room.features.includes(one)))
    : 'unit'

/** Whether somebody's party sleeps in this room, all of them and in beds of their own. */
export function fitOf(room: Room, wanted: Wanted, taken: readonly Taken[]): Fit {
  const because = ruledOut(room, wanted)
  if (because) return { fits: false, because }
  const free = freeBeds(room, wanted.from, taken)
  if (free.length >= wanted.party) return { fits: true, beds: free.slice(0, wanted.party) }
  const ends = taken.flatMap(({ bed, until }) => (until && room.beds.includes(bed) ? [until] : [])).sort()
  const fitsFrom = ends.find((end) => freeBeds(room, end, taken).length >= wanted.party) ?? null
  return { fits: false, because: 'beds', free: free.length, fitsFrom }
}

/** The beds that may be taken, best first: one room that is just large enough, then rooms of one unit side by side. */
export function choicesFor(rooms: readonly Room[], wanted: Wanted, taken: readonly Taken[]): number[][] {
  const fitting = rooms
    .flatMap((room) => {
      const fit = fitOf(room, wanted, taken)
      return fit.fits ? [{ room, beds: fit.beds }] : []
    })
    .toSorted((a, b) => a.room.beds.length - b.room.beds.length || a.room.number - b.room.number)
  const together = fitting.map(({ beds }) => beds)
  if (together.length > 0 || wanted.party === 1) return together
  return [...new Set(rooms.map(({ unit }) => unit))].flatMap((unit) => {
    const free = rooms
      .filter((room) => room.unit === unit && !ruledOut(room, wanted))
      .flatMap((room) => freeBeds(room, wanted.from, taken))
    return free.length >= wanted.party ? [free.slice(0, wanted.party)] : []
  })
}
