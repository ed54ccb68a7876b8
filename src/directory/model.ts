// The words of the directory: what may be asked of it, what it answers, what an organisation says of itself.

import { z } from 'zod'
import { Code, Cursor, Day, Id, Language } from '../api/words.ts'
import { areaOf } from './area.ts'
import { servedGroups, weekdays } from './codes.ts'
import { serviceCodes } from './kinds.ts'

const Time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

/** Opening hours of some days, local time `HH:MM`; without times the directory names the days but not the hours. */
export const Hours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).max(7),
  opens: Time.nullable(),
  closes: Time.nullable(),
  note: z.string().max(1000).optional(),
})
export type Hours = z.infer<typeof Hours>

/** Where something lies: latitude and longitude. Of a place that a directory names, or the middle of an area; never of a person. */
export const Point = z.tuple([z.number(), z.number()])
export type Point = z.infer<typeof Point>

/** Somewhere that one can go. Never of a confidential service. */
export const Place = z.object({
  name: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hours: z.array(Hours),
  /** Where it lies, as the directory says. */
  at: Point.optional(),
})
export type Place = z.infer<typeof Place>

const ServiceCode = z.enum(serviceCodes as [string, ...string[]])

/** What the server may know of a search: a need, a language, a coarse area. Nothing of one person. Language and area rank, they never exclude. */
export const Criteria = z.strictObject({
  code: ServiceCode,
  language: Language.optional(),
  area: Code.optional(),
  after: Cursor.optional(),
})
export type Criteria = z.infer<typeof Criteria>

/** A service as a list shows it. `null` means that the directory does not say. */
export const Service = z.object({
  id: Id,
  name: z.string(),
  provider: z.object({ id: Id, name: z.string().nullable() }),
  codes: z.array(z.string()),
  languages: z.array(z.string()).nullable(),
  serves: z.array(z.string()).nullable(),
  areas: z.array(z.string()).nullable(),
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  interpretation: z.boolean(),
  phone: z.string().nullable(),
  confidential: z.boolean(),
  /** The circle that a referral inside the network is sealed to; null where it is made outside. */
  circle: z.int().nullable(),
  checkedOn: Day,
  /** How many places were free, as its provider said on a day; null where nobody said so, and of every place to sleep. */
  freePlaces: z.int().nullable(),
  freeOn: Day.nullable(),
  /** When it is open, where the directory says so of itself or of its first place. */
  openHours: z.array(Hours),
  /** Where its first place lies. Never of a confidential service. */
  at: Point.nullable(),
})
export type Service = z.infer<typeof Service>

/** Everything that a letter to a service, or its page, may say. */
export const ServiceInFull = Service.extend({
  description: z.string().nullable(),
  eligibility: z.string().nullable(),
  how: z.string().nullable(),
  fees: z.string().nullable(),
  interpretationWords: z.string().nullable(),
  url: z.string().nullable(),
  email: z.string().nullable(),
  hours: z.array(Hours),
  /** Places of this service; where the directory does not say which, `providerPlaces` has all of its organisation. */
  places: z.array(Place),
  providerPlaces: z.array(Place),
  providerContact: z.object({
    phone: z.string().nullable(),
    url: z.string().nullable(),
    email: z.string().nullable(),
  }),
  feed: z.string(),
  goneOn: Day.nullable(),
})
export type ServiceInFull = z.infer<typeof ServiceInFull>

/** What an organisation says of a service of its own. Leave `languages`, `serves`, `areas` out where it is not known: it is then unknown, never no. */
export const Listing = z
  .strictObject({
    id: Id,
    name: z.string().trim().min(2).max(300),
    description: z.string().trim().max(4000).optional(),
    codes: z.array(ServiceCode).min(1).max(12),
    languages: z.array(Language).min(1).max(60).optional(),
    serves: z.array(z.enum(servedGroups)).min(1).optional(),
    areas: z.array(Code).min(1).max(40).optional(),
    /** Names of areas that no service has named before, never a street. */
    newAreas: z
      .array(
        z
          .string()
          .trim()
          .min(2)
          .refine((name) => areaOf(name) !== undefined),
      )
      .max(10)
      .optional(),
    minAge: z.int().min(0).max(120).optional(),
    maxAge: z.int().min(0).max(120).optional(),
    phone: z.string().trim().max(60).optional(),
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    email: z.email().max(200).optional(),
    hours: z.array(Hours).max(14).optional(),
    /** A shelter is confidential unless it says otherwise. */
    confidential: z.boolean().optional(),
  })
  .refine((l) => l.minAge === undefined || l.maxAge === undefined || l.minAge <= l.maxAge, {
    path: ['maxAge'],
  })
export type Listing = z.infer<typeof Listing>
