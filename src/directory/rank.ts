// The half of matching that happens in the browser: what is personal about the person stays there, and what the
// directory does not say is asked, never counted as a no.

import type { Criteria, Service } from './model.ts'

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
