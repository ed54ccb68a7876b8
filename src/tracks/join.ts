// All processes of all features as one map: each machine with what its own feature adds, and with what every process has.

import { checkMachine } from './check-machine.ts'
import type { Feature, TrackFeatures } from './feature.ts'
import { endWithCase } from './end-with-case.ts'
import type { AfterMove, TrackFeature } from './execute.ts'

/** Facts that guards of every machine may ask for. */
type SharedFacts = NonNullable<TrackFeature['facts']>

/**
 * Every machine with what its feature adds. A feature's own facts go before those shared by all; a move that closes the case
 * also ends what only waits on it. Throws where a machine does not hold together, or a feature adds to a machine that it does not bring.
 */
export function joinTracks(features: readonly Feature[], shared: SharedFacts): TrackFeatures {
  const all = new Map<string, TrackFeature>()
  const endWaiting: AfterMove = (ctx, track) => endWithCase(ctx, all, track.case_id)
  for (const { name, machines = [], tracks = [] } of features) {
    const foreign = tracks.find(({ machine }) => !machines.includes(machine))
    if (foreign) throw new Error(`${name} adds to ${foreign.machine.kind}, which is not among its machines`)
    for (const machine of machines) {
      checkMachine(machine)
      const own = tracks.find((one) => one.machine === machine) ?? { machine }
      const closing = Object.entries(machine.moves).flatMap(([move, { closesCase }]) =>
        closesCase ? [[move, following(own.after?.[move], endWaiting)] as const] : [],
      )
      all.set(machine.kind, {
        ...own,
        facts: { ...shared, ...own.facts },
        after: { ...own.after, ...Object.fromEntries(closing) },
      })
    }
  }
  return all
}

const following =
  (first: AfterMove | undefined, then: AfterMove): AfterMove =>
  async (...move) => {
    await first?.(...move)
    await then(...move)
  }
