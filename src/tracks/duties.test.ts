// No duty is left without the move that does it: walks every state of every machine together with the clocks that can
// still run there, and looks from each for a way to the move that stops them.

import { expect, it } from 'vitest'
import { at, movesOf } from '../../test/moving.ts'
import { situations, type Situation } from '../../test/situations.ts'
import { staffRoles } from '../api/roles.ts'
import { machines } from '../app/machines.ts'
import { advance, startsNow } from './advance.ts'
import { sides, sourcesOf, type Machine } from './define.ts'

interface Step {
  stops: readonly string[]
  drops: readonly string[]
  to: Place
}
/** A state, with what is owed there. */
interface Place {
  state: string
  running: ReadonlySet<string>
  steps: Step[]
}

/** The situations of a move that start different clocks or lead to another kind; the others differ in nothing that is owed. */
function different(machine: Machine): Map<string, Situation[]> {
  return new Map(
    movesOf(machine).map(([name, move]) => {
      const found = new Map<string, Situation>()
      for (const situation of situations(machine, move)) {
        const track = at(machine, sourcesOf(machine, move)[0]!, situation.subkind)
        const result = advance(machine, track, name, { input: situation.input, ...mayAll(situation) })
        if (!result.moved) continue
        const key = [situation.subkind, result.subkind, ...result.starts.map(({ clock }) => clock)].join(' ')
        if (!found.has(key)) found.set(key, situation)
      }
      return [name, [...found.values()]]
    }),
  )
}

const mayAll = ({ facts }: Situation) => ({ mover: { sides, roles: staffRoles }, facts })

/** Every place that can be reached from the opening. */
function places(machine: Machine): Place[] {
  const known = new Map<string, Place & { subkind: string | undefined }>()
  const placeAt = (state: string, subkind: string | undefined, clocks: Iterable<string>) => {
    const running = new Set([...clocks].toSorted())
    const key = [state, subkind, ...running].join(' ')
    const place = known.get(key) ?? { state, subkind, running, steps: [] }
    known.set(key, place)
    return place
  }
  for (const { input, subkind } of situations(machine, { ...machine.opens }))
    placeAt(
      machine.initial,
      subkind,
      (machine.opens.starts ?? [])
        .filter((one) => startsNow(one, input, subkind, {}))
        .map(({ clock }) => clock),
    )
  const ways = different(machine)
  // What is found on the way is walked too.
  for (const place of known.values())
    for (const [name, move] of movesOf(machine))
      for (const situation of ways.get(name) ?? []) {
        if (situation.subkind !== place.subkind || !sourcesOf(machine, move).includes(place.state)) continue
        const track = at(machine, place.state, place.subkind)
        const result = advance(machine, track, name, { input: situation.input, ...mayAll(situation) })
        if (!result.moved) continue
        const { stops, drops, starts, to, subkind = place.subkind } = result
        const left = [...place.running].filter((clock) => !stops.includes(clock) && !drops.includes(clock))
        place.steps.push({
          stops,
          drops,
          to: placeAt(to, subkind, [...left, ...starts.map(({ clock }) => clock)]),
        })
      }
  return [...known.values()]
}

/** Where a clock runs and no way leads to the move that does its duty: only to its end undone, or nowhere. */
function* dead(machine: Machine): Generator<string> {
  const all = places(machine)
  const clocks = new Set(all.flatMap(({ running }) => [...running]))
  for (const clock of clocks) {
    const alive = new Set<Place>()
    const leads = ({ stops, drops, to }: Step) =>
      stops.includes(clock) || (!drops.includes(clock) && alive.has(to))
    for (let before = -1; before < alive.size;) {
      before = alive.size
      for (const place of all) if (place.steps.some(leads)) alive.add(place)
    }
    for (const place of all)
      if (place.running.has(clock) && !alive.has(place)) yield `${clock} in ${place.state}`
  }
}

it.each(machines)('$kind leaves no duty whose move is gone', (machine) => {
  expect([...new Set(dead(machine))]).toEqual([])
})
