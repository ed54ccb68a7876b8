// Every endpoint that there is: those that features bring, and those that follow from their machines.

import type { Api, Contract } from '../api/endpoint.ts'
import type { Feature } from '../tracks/feature.ts'
import { moveEndpoints, openEndpoint } from '../tracks/input.ts'
import { features } from './features.ts'
import { machines } from './machines.ts'

/** Endpoints derived from the machines: `moves.referral.accept`, and `moves.placement.new` where nothing special opens it. */
export const moves: Record<string, Api> = Object.fromEntries(
  machines.map((machine) => [
    machine.kind,
    { ...(machine.opens.elsewhere ? {} : { new: openEndpoint(machine) }), ...moveEndpoints(machine) },
  ]),
)

/** Endpoints written by hand, as the features bring them. */
export const written: Contract = Object.assign(
  {},
  ...features.map(({ endpoints }: Feature<string, Contract>) => endpoints),
)

/** Everything, for the document and the matrices. */
export const everything: Contract = {
  ...written,
  ...Object.fromEntries(Object.entries(moves).map(([kind, endpoints]) => [`track.${kind}`, endpoints])),
}
