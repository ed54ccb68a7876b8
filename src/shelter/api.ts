// The shelter's own beds, and who is in them. There is no address here or anywhere on the server: who has to find the place is
// told by a person.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { CircleId, Code, Day, Id, Instant } from '../api/words.ts'
import { ClockOut } from '../cases/model.ts'
import { placesBands, servedGroups } from '../directory/codes.ts'
import { closedReasons, holdStates, mostHeld, roomFeatures, safePlaces, unitRules } from './codes.ts'
import { visitors } from '../identification/visitors.ts'

const BedId = z.int().positive()
const Beds = z.array(BedId).min(1).max(20)
const Takes = z.array(z.enum(servedGroups)).max(servedGroups.length)
const Features = z.array(z.enum(roomFeatures)).max(roomFeatures.length)
const Rules = z.array(z.enum(unitRules)).max(unitRules.length)
const keepers = ['shelter', 'administrator'] as const
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/** A stay, or a request for one, as the shelter sees it: codes and a pseudonym. */
export const Stay = z.object({
  track: Id,
  version: z.int(),
  state: Code,
  caseId: Id.nullable(),
  /** Only where a key of the case is shared with us. */
  reference: z.string().nullable(),
  /** Only once beds are taken for them: who asks is not chosen by it. */
  language: z.string().nullable(),
  ageGroup: z.string().nullable(),
  party: z.int(),
  /** Where whoever asked said it: how many of each age, none left out. */
  ages: z.object({
    adults: z.int().optional(),
    teens: z.int().optional(),
    children: z.int().optional(),
    babies: z.int().optional(),
  }),
  /** Where it was said: how many of them are women and men, as they say it themselves. */
  groups: z.object({ women: z.int().optional(), men: z.int().optional() }),
  needs: z.array(Code),
  safeIn: z.enum(safePlaces).nullable(),
  /** The instant from which they need it. */
  from: z.string(),
  urgency: z.enum(['now', 'day', 'routine']),
  /** On the waiting list, with the day from which a place was said to be there, where one was. */
  waits: z.object({ from: Day.nullable() }).nullable(),
  /** Fewer than people who come where a bed was taken for several before that was refused. */
  beds: z.array(BedId),
  since: z.string().nullable(),
  /** Until when beds are theirs; null where nobody knows. May have passed although they are still here. */
  until: z.string().nullable(),
  /** Where they sleep after this house: looked for, or found. */
  next: z.object({ place: Code, isFound: z.boolean() }).nullable(),
  sender: z.string().nullable(),
  /** Somebody who brings them asks for the way, and was not told yet. */
  asksWay: z.boolean(),
  due: ClockOut.pick({ clock: true, dueAt: true, dueOn: true, verified: true, hard: true }).nullable(),
})
export type Stay = z.infer<typeof Stay>

const Bed = z.object({
  id: BedId,
  letter: z.int(),
  room: z.int(),
  number: z.int(),
  unit: z.int(),
  features: Features,
  takes: Takes,
  rules: Rules,
})
export type Bed = z.infer<typeof Bed>

/** When a bed is taken, by whom or why; `until` is null where nobody knows the end. */
const BedTime = z.object({
  bed: BedId,
  track: Id.nullable(),
  closed: z.enum(closedReasons).nullable(),
  /** Held for a visit, for nobody in particular. */
  hold: Id.nullable(),
  from: z.string(),
  until: z.string().nullable(),
})
export type BedTime = z.infer<typeof BedTime>

/** Places that are asked for or held for a visit, as the house sees them: nothing of the visit. */
const Hold = z.object({
  id: Id,
  places: z.int(),
  /** How many of them were given to somebody who is on the way. */
  given: z.int(),
  until: z.string(),
  state: z.enum(holdStates),
  /** Whose visit it is. */
  sender: z.string().nullable(),
})
export type Hold = z.infer<typeof Hold>

/** The same as whoever asked sees them. */
const OwnHold = z.object({
  id: Id,
  house: CircleId,
  places: z.int(),
  until: z.string(),
  state: z.enum(holdStates),
})

export const sheltersApi = {
  beds: endpoint({
    method: 'GET',
    path: '/api/shelters/beds',
    summary:
      'My organisation’s beds, when they are taken from tonight on, who asks, and the one word that others see',
    who: keepers,
    audit: 'none',
    input: strict({}),
    output: z.object({
      band: z.enum(placesBands),
      beds: z.array(Bed),
      times: z.array(BedTime),
      stays: z.array(Stay),
      holds: z.array(Hold),
      /** Tonight’s fire roll: when it was made last, and how many stood on it. */
      roll: z.object({ at: z.string(), inside: z.int() }).nullable(),
      now: z.string(),
    }),
    problems: [],
  }),
  add: endpoint({
    method: 'POST',
    path: '/api/shelters/beds',
    summary:
      'Add rooms of one unit; `count` beds, `each` in a room. Without a unit a new one begins, for whom it is said',
    who: keepers,
    audit: 'bed.add',
    input: strict({
      count: z.int().min(1).max(40),
      each: z.int().min(1).max(20).default(1),
      unit: z.int().positive().optional(),
      takes: Takes,
      features: Features.default([]),
      rules: Rules.default([]),
    }),
    output: z.object({ beds: z.array(BedId) }),
    problems: ['not-found'],
  }),
  describe: endpoint({
    method: 'POST',
    path: '/api/shelters/rooms/{room}',
    summary: 'Say what a room has, and for whom and by which rules its unit is; who sleeps there stays',
    who: keepers,
    audit: 'bed.set',
    input: strict({
      room: z.coerce.number().int().positive(),
      features: Features.optional(),
      takes: Takes.optional(),
      rules: Rules.optional(),
    }),
    output: z.object({ room: z.int() }),
    problems: ['not-found'],
  }),
  close: endpoint({
    method: 'POST',
    path: '/api/shelters/beds/close',
    summary:
      'Put beds out of order from now, until midday of a day or for good; refused where somebody sleeps',
    who: keepers,
    audit: 'bed.close',
    input: strict({ beds: Beds, reason: z.enum(closedReasons), until: Day.optional() }),
    output: z.object({ beds: z.array(BedId) }),
    problems: ['not-found', 'refused'],
  }),
  open: endpoint({
    method: 'POST',
    path: '/api/shelters/beds/open',
    summary: 'Beds that were out of order can be used again',
    who: keepers,
    audit: 'bed.open',
    input: strict({ beds: Beds }),
    output: z.object({ beds: z.array(BedId) }),
    problems: [],
  }),
  hold: endpoint({
    method: 'POST',
    path: '/api/shelters/holds/{id}/hold',
    summary: 'Say yes to places for a visit: so many free beds are taken until the hour that was asked',
    who: keepers,
    audit: 'bed.hold',
    input: strict({ id: Id }),
    output: z.object({ beds: z.array(BedId) }),
    problems: ['not-found', 'refused'],
  }),
  declineHold: endpoint({
    method: 'POST',
    path: '/api/shelters/holds/{id}/decline',
    summary: 'Say no to places for a visit',
    who: keepers,
    audit: 'bed.decline-hold',
    input: strict({ id: Id }),
    output: z.object({ state: z.enum(holdStates) }),
    problems: ['not-found'],
  }),
  leaving: endpoint({
    method: 'POST',
    path: '/api/shelters/stays/{track}/leaving',
    summary:
      'Say on which day somebody leaves, before midday, or that nobody knows; refused where another comes',
    who: keepers,
    audit: 'bed.leaving',
    input: strict({ track: Id, on: Day.nullable() }),
    output: z.object({ until: z.string().nullable() }),
    problems: ['not-found', 'refused'],
  }),
  move: endpoint({
    method: 'POST',
    path: '/api/shelters/stays/{track}/move',
    summary: 'Move a stay to other beds of the house from now on; refused where one of them is taken',
    who: keepers,
    audit: 'bed.move',
    input: strict({ track: Id, beds: Beds }),
    output: z.object({ beds: z.array(BedId) }),
    problems: ['not-found', 'refused'],
  }),
  makeRoll: endpoint({
    method: 'POST',
    path: '/api/shelters/fire-roll',
    summary: 'Say that tonight’s fire roll was printed or saved, and how many stand on it; never who',
    who: keepers,
    audit: 'bed.roll',
    input: strict({ inside: z.int().min(0).max(2000) }),
    output: z.object({ at: z.string() }),
    problems: [],
  }),
  month: endpoint({
    method: 'GET',
    path: '/api/shelters/months/{month}',
    summary:
      'Occupancy of a month: for each night the beds that there were and were taken, who was turned away, and whom we lodged in hotels',
    who: keepers,
    audit: 'none',
    input: strict({ month: Month }),
    output: z.object({
      nights: z.array(
        z.object({
          day: Day,
          beds: z.int(),
          taken: z.int(),
          closed: z.int(),
          turnedAway: z.int(),
          /** People for whom we had no bed and whom we lodged in a hotel. */
          hotel: z.int(),
        }),
      ),
    }),
    problems: [],
  }),
} as const

/** Places that a visit asks houses to hold, before anybody sets out. */
export const bedHoldsApi = {
  houses: endpoint({
    method: 'GET',
    path: '/api/bed-holds/houses',
    summary: 'The houses that can hold places for a visit, each with the one word that everybody sees',
    who: visitors,
    audit: 'none',
    input: strict({}),
    output: z.object({
      houses: z.array(
        z.object({
          circle: CircleId,
          organisation: z.int(),
          district: z.string().nullable(),
          free: z.enum(placesBands),
        }),
      ),
    }),
    problems: [],
  }),
  ask: endpoint({
    method: 'POST',
    path: '/api/bed-holds',
    summary: 'Ask a house to hold places for a visit until an hour',
    who: visitors,
    audit: 'bed.ask-hold',
    input: strict({
      id: Id,
      visit: Id,
      house: CircleId,
      places: z.int().min(1).max(mostHeld),
      until: Instant,
    }),
    output: z.object({ id: Id }),
    problems: ['conflict', 'not-found'],
  }),
  ofVisit: endpoint({
    method: 'GET',
    path: '/api/bed-holds/visits/{visit}',
    summary: 'What was asked for a visit, and what the houses said',
    who: visitors,
    audit: 'none',
    input: strict({ visit: Id }),
    output: z.object({ holds: z.array(OwnHold), now: z.string() }),
    problems: [],
  }),
  letGo: endpoint({
    method: 'POST',
    path: '/api/bed-holds/{id}/let-go',
    summary: 'Let go of so many held places: the house for whoever needs one, or who asked',
    who: [...new Set([...visitors, ...keepers])],
    audit: 'bed.let-go',
    input: strict({ id: Id, places: z.int().min(1).max(mostHeld) }),
    output: z.object({ id: Id }),
    problems: ['not-found'],
  }),
} as const
