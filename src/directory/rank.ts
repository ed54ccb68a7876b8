// The half of matching that happens in the browser: what is personal about the person stays there, and what the
// directory does not say is asked, never counted as a no. A service's own rule, or the person's no to a place, puts it apart;
// everything else is a wish, which moves a service up or down and hides none.

import type { PlacesBand } from './codes.ts'
import { distanceBand, type DistanceBand } from './distance.ts'
import type { Criteria, Point, Service } from './model.ts'
import { freeNow } from './stale.ts'

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

/** What else is known where the list is put in order. */
export interface Around {
  /** Which services of the network have places. */
  places?: ReadonlyMap<string, PlacesBand> | undefined
  /** The middle of the area that was asked: distances are told from there, never from where a person is. */
  from?: Point | null | undefined
  /** Today: a number of free places counts for a week. */
  now?: Date | undefined
}

const hard = ['need', 'age', 'group', 'safety'] as const
const wishes = [
  'room',
  'network',
  'language',
  'understood',
  'area',
  'near',
  'children',
  'disability',
] as const

/**
 * One reason for a place in the list, as a code that the screen has words for (`directory.why.<about>.<says>`). `way`: not as
 * wished, but there is a way, such as an interpreter.
 */
export interface Reason {
  about: (typeof hard)[number] | (typeof wishes)[number]
  says: 'yes' | 'way' | 'ask' | 'no'
}

/** Whether a no to this puts a service apart. */
export const isHard = ({ about }: Reason): boolean => hard.some((one) => one === about)

export interface Ranked<S> {
  service: S
  /** `fits`: yes to everything that was asked; `ask`: nothing forbids it; `not`: its own rule or the person's no forbids it. */
  fit: 'fits' | 'ask' | 'not'
  why: Reason[]
  /** How far it is from the area that was asked; undefined where either is not known. */
  distance: DistanceBand | undefined
}

type Facts = Pick<
  Service,
  | 'id'
  | 'name'
  | 'codes'
  | 'languages'
  | 'serves'
  | 'areas'
  | 'minAge'
  | 'maxAge'
  | 'interpretation'
  | 'circle'
  | 'at'
> &
  Partial<Pick<Service, 'freePlaces' | 'freeOn'>>

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
  return said !== 'yes' && service.interpretation ? 'way' : said
}

const ageSays = (service: Facts, age: number): Reason['says'] => {
  if (service.minAge === null && service.maxAge === null) return 'ask'
  return age >= (service.minAge ?? 0) && age <= (service.maxAge ?? 200) ? 'yes' : 'no'
}

// A place for women does not say that their children may come: only a named group is an answer.
const withChildren = (service: Facts): Reason['says'] =>
  judge(
    service.serves?.some((one) => one === 'families' || one === 'children' || one === 'everyone') ?? false,
    true,
  )

const roomSays = (band: PlacesBand): Reason['says'] =>
  ({ yes: 'yes', few: 'yes', no: 'no', unknown: 'ask' })[band] as Reason['says']

/** The number that a provider says of a service that is no place to sleep. */
function saidFree(
  { freePlaces = null, freeOn = null }: Facts,
  now: Date | undefined,
): PlacesBand | undefined {
  const free = now && freeNow({ freePlaces, freeOn }, now)
  return free === undefined ? undefined : free > 0 ? 'yes' : 'no'
}

function wished(service: Facts, criteria: Partial<Criteria>, { places, from, now }: Around): Reason[] {
  const band = places?.get(service.id) ?? saidFree(service, now)
  const distance = distanceBand(from, service.at)
  return [
    ...(band ? [{ about: 'room' as const, says: roomSays(band) }] : []),
    ...(service.circle === null ? [] : [{ about: 'network' as const, says: 'yes' as const }]),
    ...(criteria.language
      ? [{ about: 'language' as const, says: speaking(service, [criteria.language]) }]
      : []),
    ...(criteria.area
      ? [
          {
            about: 'area' as const,
            says: judge(service.areas !== null, service.areas?.includes(criteria.area) ?? false),
          },
        ]
      : []),
    ...(distance === 'under2' || distance === 'to5'
      ? [{ about: 'near' as const, says: 'yes' as const }]
      : []),
  ]
}

/** Why a service fits the search and the person, or does not; only what was asked is answered. */
export function reasons(
  service: Facts,
  criteria: Partial<Criteria>,
  person: PersonalConstraints = {},
  around: Around = {},
): Reason[] {
  const why = wished(service, criteria, around)
  const add = (about: Reason['about'], says: Reason['says']) => void why.push({ about, says })
  if (criteria.code) add('need', judge(service.codes.length > 0, service.codes.includes(criteria.code)))
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

function fitOf(why: readonly Reason[]): Ranked<never>['fit'] {
  if (why.some((one) => one.says === 'no' && isHard(one))) return 'not'
  return why.every(({ says }) => says === 'yes') ? 'fits' : 'ask'
}

/** How much an answer moves a service. A place in the network that is free counts before all else. */
const weights: Record<Reason['about'], number> = {
  need: 12,
  room: 10,
  network: 8,
  language: 6,
  understood: 6,
  area: 5,
  age: 4,
  group: 4,
  safety: 4,
  children: 4,
  disability: 4,
  near: 3,
}
const worth = { yes: 1, way: 0.6, ask: 0, no: -1 } as const
const scoreOf = (why: readonly Reason[]): number =>
  why.reduce((sum, { about, says }) => sum + weights[about] * worth[says], 0)
/** Nobody asks elsewhere while the network has a free place. */
const hasRoom = (why: readonly Reason[]) =>
  why.some(({ about, says }) => about === 'network' && says === 'yes') &&
  why.some(({ about, says }) => about === 'room' && says === 'yes')

/**
 * Puts services in the order in which to try them; those that a rule or the person's no forbids come last. Nothing is left out,
 * so a worker can see what spoke against a service.
 */
export function rank<S extends Facts>(
  services: readonly S[],
  criteria: Partial<Criteria>,
  person: PersonalConstraints = {},
  around: Around = {},
): Ranked<S>[] {
  const names = new Intl.Collator()
  return services
    .map((service) => {
      const why = reasons(service, criteria, person, around)
      const fit = fitOf(why)
      const first = fit === 'not' ? 1 : hasRoom(why) ? -1 : 0
      const distance = distanceBand(around.from, service.at)
      return { first, score: scoreOf(why), ranked: { service, fit, why, distance } }
    })
    .toSorted(
      (a, b) =>
        a.first - b.first ||
        b.score - a.score ||
        names.compare(a.ranked.service.name, b.ranked.service.name) ||
        (a.ranked.service.id < b.ranked.service.id ? -1 : 1),
    )
    .map(({ ranked }) => ranked)
}
