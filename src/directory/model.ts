// The words of the directory, and the half of matching that happens in the browser: what is personal about the person
// stays there, and what the directory does not say is asked, never counted as a no.

import { z } from 'zod'
import { Code, Cursor, Day, Id, Language } from '../api/words.ts'
import { serviceCodes } from './kinds.ts'

/** For whom a service is. A service that names some is not for the others; one that names none has not said. */
export const servedGroups = [
  'everyone',
  'women',
  'men',
  'children',
  'families',
  'trans',
  'disability',
  'older',
] as const
export type ServedGroup = (typeof servedGroups)[number]

/** Days as iCalendar and HSDS 3 write them. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const Time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/)

/** Opening hours of some days, local time `HH:MM`; without times the directory names the days but not the hours. */
export const Hours = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1).max(7),
  opens: Time.nullable(),
  closes: Time.nullable(),
  note: z.string().max(1000).optional(),
})
export type Hours = z.infer<typeof Hours>

/** Somewhere that one can go. Never of a confidential service. */
export const Place = z.object({
  name: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  hours: z.array(Hours),
})
export type Place = z.infer<typeof Place>

const ServiceCode = z.enum(serviceCodes as [string, ...string[]])

/** What the server may know of a search: a need, a language, a coarse area, a group. Nothing of one person. */
export const Criteria = z.strictObject({
  code: ServiceCode,
  language: Language.optional(),
  area: Code.optional(),
  serves: z.enum(servedGroups).optional(),
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

/** What an organisation says of a service of its own. Leave `languages`, `serves`, `areas` out where it is not known. */
export const Listing = z
  .strictObject({
    id: Id,
    name: z.string().trim().min(2).max(300),
    description: z.string().trim().max(4000).optional(),
    codes: z.array(ServiceCode).min(1).max(12),
    languages: z.array(Language).min(1).max(60).optional(),
    serves: z.array(z.enum(servedGroups)).min(1).optional(),
    areas: z.array(Code).min(1).max(40).optional(),
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

/** How many places: never a count, so that nobody can watch one person come and go. */
export const placesBands = ['yes', 'few', 'no', 'unknown'] as const
export type PlacesBand = (typeof placesBands)[number]

/** What is known of one person. It is never sent: `rank` runs where it was typed. Leave out what nobody has asked. */
export interface PersonalConstraints {
  age?: number | undefined
  /** The group that the person counts themselves to. */
  group?: 'women' | 'men' | 'trans' | undefined
  withChildren?: boolean | undefined
  disability?: boolean | undefined
  /** All languages that the person understands. */
  understands?: readonly string[] | undefined
  /** Areas in which the person is not safe. */
  notIn?: readonly string[] | undefined
}

/** One reason for a place in the list, as a code that the screen has words for (`directory.why.<about>.<says>`). */
export interface Reason {
  about:
    | 'need'
    | 'language'
    | 'area'
    | 'serves'
    | 'age'
    | 'group'
    | 'children'
    | 'disability'
    | 'understood'
    | 'safety'
  says: 'yes' | 'ask' | 'no'
}

export interface Ranked<S> {
  service: S
  /** `fits`: the directory says yes to everything; `ask`: nothing speaks against it; `not`: it says no to something. */
  fit: 'fits' | 'ask' | 'not'
  why: Reason[]
}

type Facts = Pick<
  Service,
  'id' | 'name' | 'codes' | 'languages' | 'serves' | 'areas' | 'minAge' | 'maxAge' | 'interpretation'
>

const baseOf = (language: string): string => language.split('-')[0] as string

/** Known and met: yes. Not said: ask. Known and not met: no. */
const judge = (known: boolean, met: boolean): Reason['says'] => (known ? (met ? 'yes' : 'no') : 'ask')

const serving = (service: Facts, group: string): Reason['says'] =>
  judge(service.serves !== null, service.serves?.some((one) => one === group || one === 'everyone') ?? false)

const speaking = (service: Facts, languages: readonly string[]): Reason['says'] => {
  const said = judge(
    service.languages !== null,
    languages.some((one) => service.languages?.some((two) => baseOf(one) === baseOf(two))) ?? false,
  )
  // An interpreter may be found: that is a question to them, not a no.
  return said === 'no' && service.interpretation ? 'ask' : said
}

const ageSays = (service: Facts, age: number): Reason['says'] => {
  if (service.minAge === null && service.maxAge === null) return 'ask'
  return age >= (service.minAge ?? 0) && age <= (service.maxAge ?? 200) ? 'yes' : 'no'
}

/** Why a service fits the search and the person, or does not; only what was asked is answered. */
export function reasons(
  service: Facts,
  criteria: Partial<Criteria>,
  person: PersonalConstraints = {},
): Reason[] {
  const why: Reason[] = []
  const add = (about: Reason['about'], says: Reason['says']) => void why.push({ about, says })
  if (criteria.code) add('need', judge(service.codes.length > 0, service.codes.includes(criteria.code)))
  if (criteria.language) add('language', speaking(service, [criteria.language]))
  if (criteria.area)
    add('area', judge(service.areas !== null, service.areas?.includes(criteria.area) ?? false))
  if (criteria.serves) add('serves', serving(service, criteria.serves))
  if (person.age !== undefined) add('age', ageSays(service, person.age))
  if (person.group) add('group', serving(service, person.group))
  if (person.withChildren) add('children', withChildren(service))
  if (person.disability) add('disability', judge(service.serves?.includes('disability') ?? false, true))
  if (person.understands?.length) add('understood', speaking(service, person.understands))
  if (person.notIn?.length)
    add(
      'safety',
      judge(service.areas !== null, service.areas?.some((area) => !person.notIn?.includes(area)) ?? false),
    )
  return why
}

// A place for women does not say that their children may come: only a named group is an answer.
const withChildren = (service: Facts): Reason['says'] =>
  judge(
    service.serves?.some((one) => one === 'families' || one === 'children' || one === 'everyone') ?? false,
    true,
  )

const fitOf = (why: readonly Reason[]): Ranked<never>['fit'] =>
  why.some(({ says }) => says === 'no') ? 'not' : why.some(({ says }) => says === 'ask') ? 'ask' : 'fits'
const order = { fits: 0, ask: 1, not: 2 } as const

/**
 * Puts services in the order in which to try them: those that fit, then those to ask (fewest questions first), then
 * those that say no. Nothing is left out, so a worker can see what spoke against a service.
 */
export function rank<S extends Facts>(
  services: readonly S[],
  criteria: Partial<Criteria>,
  person: PersonalConstraints = {},
): Ranked<S>[] {
  const asks = (one: Ranked<S>) => one.why.filter(({ says }) => says === 'ask').length
  return services
    .map((service) => {
      const why = reasons(service, criteria, person)
      return { service, fit: fitOf(why), why }
    })
    .toSorted(
      (a, b) =>
        order[a.fit] - order[b.fit] ||
        asks(a) - asks(b) ||
        a.service.name.localeCompare(b.service.name) ||
        (a.service.id < b.service.id ? -1 : 1),
    )
}
