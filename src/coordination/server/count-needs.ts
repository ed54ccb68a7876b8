// Where help is needed and not found: for each kind of help and district how many asked, who was helped, and why not. Months are joined
// until ten people stand in them, and such a block never changes in size, so that two looks tell nothing of one person. Pure.

import { threshold } from '../../api/threshold.ts'
import { joinedMonths } from '../../statistics/joined-months.ts'
import { tellParts } from '../../statistics/suppression.ts'
import { nightPlaces, outcomes, type Need, type NightPlace, type Outcome } from '../needs.ts'

/** Somebody who asked for a kind of help in a month; never who. `days`: until they were helped. */
export interface Asked {
  month: string
  service: string
  district: string
  outcome: Outcome
  days: number | null
}

/** Somebody for whom nobody was asked, because nobody offers it. */
export type NotAsked = Pick<Asked, 'month' | 'service' | 'district'>

/** Somebody who waited for a bed and slept elsewhere; `who` is a number that holds for these rows alone, `people` as many as came along. */
export interface NightOut {
  month: string
  district: string
  place: string
  who: number
  people: number
}

/**
 * Nights by district and where they were slept. Months are joined until enough different people stand in them, as for needs: ten nights may be
 * one person's, and ten people are ten.
 */
export function nightsOutOf(rows: readonly NightOut[]): Map<string, Record<NightPlace, number | null>> {
  const peopleIn = (some: readonly NightOut[]) => new Set(some.map(({ who }) => who)).size
  return new Map(
    [...Map.groupBy(rows, ({ district }) => district)].map(([district, of]) => {
      const told = nightPlaces.map((place) => {
        const all = of.filter((one) => one.place === place)
        const nights = toldRows(all, peopleIn).reduce((sum, { people }) => sum + people, 0)
        return [place, nights > 0 ? nights : null] as const
      })
      return [district, Object.fromEntries(told) as Record<NightPlace, number | null>]
    }),
  )
}

/** The rows of a cell that are told: what waits for later months is left out. */
const toldRows = <Row extends { month: string }>(
  all: readonly Row[],
  peopleIn?: (some: readonly Row[]) => number,
): Row[] => joinedMonths(all, threshold, peopleIn).blocks.flat()

const monthsOf = (rows: readonly { month: string }[]) => rows.map(({ month }) => month).toSorted()

function middleOf(days: readonly number[]): number | null {
  if (days.length < threshold) return null
  return days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)] ?? null
}

/** One for each kind of help and district in which enough people asked, or would have; those with most unmet need first. */
export function needsOf(
  asked: readonly Asked[],
  notAsked: readonly NotAsked[],
  isOffered: (service: string, district: string) => boolean,
): Need[] {
  const placeOf = ({ service, district }: NotAsked) => `${service} ${district}`
  const never = Map.groupBy(notAsked, placeOf)
  const cells = Map.groupBy(asked, placeOf)
  const needs = [...new Set([...cells.keys(), ...never.keys()])].flatMap((place): Need[] => {
    const people = toldRows(cells.get(place) ?? [])
    const without = toldRows(never.get(place) ?? [])
    const first = people[0] ?? without[0]
    if (!first) return []
    const counts = outcomes.map((outcome) => people.filter((one) => one.outcome === outcome).length)
    const told = tellParts(counts, threshold)
    const months = monthsOf([...people, ...without])
    const { service, district } = first
    return [
      {
        service,
        district,
        from: months[0]!,
        to: months.at(-1)!,
        asked: people.length,
        by: Object.fromEntries(outcomes.map((outcome, at) => [outcome, told[at] ?? null])) as Need['by'],
        middleDays: middleOf(people.flatMap(({ outcome, days }) => (outcome === 'met' ? (days ?? []) : []))),
        notAsked: without.length || null,
        isOffered: isOffered(service, district),
      },
    ]
  })
  const unmet = (need: Need) => need.asked - (need.by.met ?? 0) + (need.notAsked ?? 0)
  return needs.toSorted((a, b) => unmet(b) - unmet(a))
}
