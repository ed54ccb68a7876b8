// Visits: planned with beds, languages and people; what was written there is sealed to the visit's own key.

import { z } from 'zod'
import { endpoint, strict } from '../api/endpoint.ts'
import { Bytes, CircleId, Day, Id, Instant, Language, PublicKey, Signature } from '../api/words.ts'
import { venues } from '../identification/venues.ts'
import { visitors } from '../identification/visitors.ts'

import { mostHeld } from '../shelter/codes.ts'
import { listeners } from './roles.ts'
import { sections } from '../identification/sections.ts'
import { bedStates } from './outcomes.ts'
import { teamCodes } from './visit.ts'

const Plan = {
  section: z.enum(sections),
  /** As organisations say theirs: coarse. */
  district: z.string().max(60).nullable(),
  day: Day,
  language: Language,
  secondLanguage: Language.nullable(),
  team: z.array(z.enum(teamCodes)).min(1).max(teamCodes.length),
  /** When whoever went out says that they are back. */
  checkInAt: Instant,
}

/** The visit's key: the public half, the private one wrapped to the circle that holds the visit, and who says so. */
const Key = { publicKey: PublicKey, keyWrap: Bytes(81), keySignature: Signature }

export const visitsApi = {
  whereNext: endpoint({
    method: 'GET',
    path: '/api/found',
    summary:
      'Kinds of work, districts and kinds of place where people were met often enough, in a year that is over; and when somebody last went there',
    who: visitors,
    audit: 'none',
    input: strict({}),
    output: z.object({
      threshold: z.int(),
      places: z.array(
        z.object({
          section: z.enum(sections),
          district: z.string(),
          venue: z.enum(venues),
          count: z.int(),
          lastVisit: Day.nullable(),
        }),
      ),
    }),
    problems: [],
  }),
  plan: endpoint({
    method: 'POST',
    path: '/api/visits/{visit}/plan',
    summary: 'Say what a visit is to, who goes along, and which houses are asked to hold places for it',
    who: visitors,
    audit: 'visit.plan',
    input: strict({
      visit: Id,
      ...Plan,
      ...Key,
      /** Colleagues who go along; whoever plans it goes too. */
      members: z.array(Id).max(30),
      holds: z
        .array(strict({ id: Id, house: CircleId, places: z.int().min(1).max(mostHeld), until: Instant }))
        .max(10),
    }),
    output: z.object({ visit: Id }),
    problems: ['conflict', 'not-found'],
  }),
  read: endpoint({
    method: 'GET',
    path: '/api/visits/{visit}/plan',
    summary: 'A visit as it was planned, its key, and who goes along',
    who: visitors,
    audit: 'none',
    input: strict({ visit: Id }),
    output: z.object({
      plan: z
        .object({
          ...Plan,
          publicKey: z.string(),
          keyWrap: z.string(),
          keySignature: z.string(),
          circle: z.int(),
          plannedBy: Id,
          members: z.array(Id),
        })
        .nullable(),
    }),
    problems: ['not-found'],
  }),
  bring: endpoint({
    method: 'POST',
    path: '/api/visits/{visit}/rows',
    summary: 'Bring what was written of one person met, sealed; the same again, days later, is the same',
    who: listeners,
    audit: 'visit.bring',
    input: strict({ visit: Id, row: Id, ciphertext: Bytes(200, 40_960) }),
    output: z.object({ receipt: z.int() }),
    problems: ['conflict', 'not-found'],
  }),
  giveBed: endpoint({
    method: 'POST',
    path: '/api/visits/{visit}/beds',
    summary: 'A held bed was given to somebody met: whether the house still held one when this arrived',
    who: listeners,
    audit: 'visit.give-bed',
    input: strict({ visit: Id, id: Id, hold: Id }),
    output: z.object({ state: z.enum(bedStates) }),
    problems: ['conflict', 'not-found'],
  }),
  rows: endpoint({
    method: 'GET',
    path: '/api/visits/{visit}/rows',
    summary: 'What was brought from a visit, for those who went: sealed rows, and the beds that were given',
    who: listeners,
    audit: 'visit.read',
    input: strict({ visit: Id }),
    output: z.object({
      rows: z.array(z.object({ row: Id, broughtBy: Id, receipt: z.int(), ciphertext: z.string() })),
      beds: z.array(z.object({ id: Id, hold: Id, state: z.enum(bedStates) })),
    }),
    problems: ['not-found'],
  }),
} as const
