// A house as its board draws it, without a screen.
import { describe, expect, it } from 'vitest'
import type { Bed, BedTime, Stay } from '../api.ts'
import { boardOf, countsOf, fitsFor, overbooked, roomsToMoveTo, stillHere, type Night } from './night.ts'

const now = '2026-11-27T19:52:00.000Z'
const dayOf = (instant: string) => instant.slice(0, 10)
const bed = (id: number, room: number, more: Partial<Bed> = {}): Bed => ({
  id,
  letter: 1,
  room,
  number: room,
  unit: 1,
  features: [],
  takes: ['women'],
  rules: ['own_entrance'],
  ...more,
})
const taken = (id: number, track: string | null, more: Partial<BedTime> = {}): BedTime => ({
  bed: id,
  track,
  hold: null,
  closed: null,
  from: '2026-11-20T12:00:00.000Z',
  until: null,
  ...more,
})
const stay = (track: string, state: string, more: Partial<Stay> = {}): Stay => ({
  track,
  version: 1,
  state,
  caseId: null,
  reference: null,
  language: null,
  ageGroup: null,
  party: 1,
  ages: {},
  groups: {},
  needs: [],
  safeIn: null,
  from: now,
  urgency: 'day',
  waits: null,
  beds: [],
  since: null,
  until: null,
  next: null,
  sender: null,
  asksWay: false,
  due: null,
  ...more,
})

/** Room 1 with two beds, room 2 with four, room 3 with one that is step-free and for families. */
const beds = [
  ...[1, 2].map((id) => bed(id, 1)),
  ...[3, 4, 5, 6].map((id) => bed(id, 2)),
  bed(7, 3, { unit: 2, takes: ['families'], features: ['step_free'] }),
]
const night: Night = {
  beds,
  now,
  holds: [],
  times: [
    taken(1, 'vesna', { until: '2026-11-30T12:00:00.000Z' }),
    taken(3, 'mother'),
    taken(4, 'mother'),
    taken(5, 'mother'),
    taken(6, null, { closed: 'heating', until: '2026-12-01T12:00:00.000Z' }),
    taken(7, 'iman', { from: '2026-11-29T12:00:00.000Z' }),
  ],
  stays: [
    stay('vesna', 'away', { beds: [1], until: '2026-11-30T12:00:00.000Z' }),
    stay('mother', 'held', { beds: [3, 4, 5], party: 4 }),
    stay('iman', 'offered', { beds: [7] }),
    stay('asks', 'matched', { party: 2 }),
  ],
}
const board = boardOf(night, dayOf)

describe('a house as its board draws it', () => {
  it('has its units with their rooms, and one bar for a stay that has neighbouring beds', () => {
    expect(board.map(({ takes, rooms }) => [takes, rooms.map(({ number }) => number)])).toEqual([
      [['women'], [1, 2]],
      [['families'], [3]],
    ])
    expect(board[0]!.rooms[1]!.bars).toMatchObject([
      { first: 0, last: 2, from: 0, to: 15, goesOn: true, track: 'mother' },
      { first: 3, last: 3, from: 0, to: 4, goesOn: false, closed: 'heating' },
    ])
    expect(board[1]!.rooms[0]!.bars).toMatchObject([{ from: 2, to: 15, track: 'iman' }])
  })

  it('counts each bed once, so that the counts add up to all', () => {
    const counts = countsOf(night)
    expect(counts).toEqual({ free: 2, held: 0, arriving: 3, here: 0, away: 1, closed: 1 })
    expect(Object.values(counts).reduce((sum, one) => sum + one)).toBe(beds.length)
  })

  it('says of each room why it is not for two, and from when it is', () => {
    const fits = fitsFor(board, night.stays[3]!, night)
    expect(fits.get(1)).toEqual({
      fits: false,
      because: 'beds',
      free: 1,
      fitsFrom: '2026-11-30T12:00:00.000Z',
    })
    expect(fits.get(2)).toEqual({ fits: false, because: 'beds', free: 0, fitsFrom: null })
    const families = fitsFor(board, stay('asks', 'matched', { safeIn: 'women' }), night)
    expect(families.get(3)).toEqual({ fits: false, because: 'unit' })
    const stairs = fitsFor(board, stay('asks', 'matched', { needs: ['step_free'] }), night)
    expect(stairs.get(1)).toEqual({ fits: false, because: 'step_free' })
  })

  it('shows who has fewer beds than people, and moves nobody into less', () => {
    expect(overbooked(night).map(({ track }) => track)).toEqual(['mother'])
    expect(roomsToMoveTo(board, night.stays[1]!, night)).toEqual([])
    expect(
      roomsToMoveTo(board, night.stays[0]!, night).map(({ room, beds: to }) => [room.number, to]),
    ).toEqual([])
  })

  it('keeps in sight who is still here on their last day or after it, and nobody else', () => {
    const later = { ...night, now: '2026-11-30T08:00:00.000Z' }
    expect(stillHere(night, dayOf)).toEqual([])
    expect(stillHere(later, dayOf).map(({ track }) => track)).toEqual(['vesna'])
  })
})
