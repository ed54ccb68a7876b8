// Who looks for somebody in a stolen database, by what they know, and how many people they would find to be the only one.

import { carriedBy, known, roughly, type Known } from './known.ts'
import type { Person } from './people.ts'

export interface Attacker {
  name: string
  knows: readonly Known[]
  /** Days by which they may be wrong; the week where nothing is said, and the very day with 0. */
  within?: number
}

const triples = known.flatMap((one, a) =>
  known.slice(a + 1).flatMap((two, b) => known.slice(a + b + 2).map((three) => [one, two, three] as const)),
)

export const attackers: readonly Attacker[] = [
  {
    name: 'has a list of arrivals: language, age group, the very day',
    knows: ['language', 'age', 'week'],
    within: 0,
  },
  {
    name: 'trafficker: language, age group, ± 7 days, one place',
    knows: ['language', 'age', 'week', 'district'],
    within: 7,
  },
  {
    name: 'trafficker who knows the house: language, age group, ± 7 days, carrier',
    knows: ['language', 'age', 'week', 'carrier'],
    within: 7,
  },
  {
    name: 'insider: the own house and five facts',
    knows: ['carrier', 'language', 'age', 'week', 'district', 'permit'],
  },
  ...triples.map((knows) => ({ name: `outsider: ${knows.join(', ')}`, knows })),
]

/**
 * Who finds more than one in twenty to be the only one, and why that stays: the night in a bed has to be known, so that no bed is given
 * twice; who carries a case owes its duties; that a permission ends is
 * a duty with a day, while which one it is stands locked. The share may shrink, and then this list has to.
 */
export const named: Readonly<Record<string, number>> = {
  'insider: the own house and five facts': 19,
  'outsider: language, week, nights': 21,
  'outsider: age, week, carrier': 11,
  'outsider: age, week, nights': 26,
  'outsider: age, carrier, nights': 7,
  'outsider: week, district, nights': 21,
  'outsider: week, carrier, permit': 10,
  'outsider: week, carrier, nights': 46,
  'outsider: week, permit, nights': 28,
  'outsider: carrier, permit, nights': 7,
}

/** What of it a thief can look up, and how exactly: where one clear column is left, all of it. */
export type LookedUp = ReadonlyMap<Known, (value: string) => string>
export const lookedUp = (clear: ReadonlySet<string>): LookedUp =>
  new Map(
    known.flatMap((fact) => {
      if (carriedBy[fact].some((column) => clear.has(column))) return [[fact, (value: string) => value]]
      const rough = roughly[fact]
      return rough?.columns.some((column) => clear.has(column)) ? [[fact, rough.as]] : []
    }),
  )

/** The share of people who are the only one that fits. A group of days is counted by the days around each. */
export function uniqueShare(all: readonly Person[], { knows, within }: Attacker, open: LookedUp): number {
  const facts = knows.filter((fact) => open.has(fact))
  const time = facts.includes('week')
  const groups = new Map<string, number[]>()
  const keyOf = (one: Person) =>
    facts.map((fact) => (fact === 'week' ? '' : open.get(fact)!(one[fact]))).join('|') +
    (time && within === undefined ? `|${Math.floor(one.day / 7)}` : '')
  for (const one of all) {
    const key = keyOf(one)
    const days = groups.get(key)
    if (days) days.push(one.day)
    else groups.set(key, [one.day])
  }
  let alone = 0
  for (const days of groups.values()) {
    days.sort((a, b) => a - b)
    if (!time || within === undefined) alone += days.length === 1 ? 1 : 0
    else
      days.forEach((day, at) => {
        const before = at > 0 && day - days[at - 1]! <= within
        const after = at + 1 < days.length && days[at + 1]! - day <= within
        if (!before && !after) alone += 1
      })
  }
  return alone / all.length
}
