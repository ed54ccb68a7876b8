// Every feature's server part: its handlers, and the machines with what follows from their moves. The order of the
// features is in feature-order.ts; here they only come together.

import { accountsServer } from './accounts/server.ts'
import type { Endpoint } from './api/endpoint.ts'
import { caseFeature, casesServer } from './cases/server.ts'
import { consentFeature, consentServer, disclosureFeature } from './consent/server.ts'
import { contract, moves } from './contract.ts'
import type { Handler } from './http/mount.ts'
import type { Ctx } from './http/context.ts'
import { circleOf } from './http/context.ts'
import { machines } from './machines.ts'
import { organisationsServer } from './organisations/server.ts'
import type { Input } from './tracks/define.ts'
import { executeMove, openTrack, type TrackFeature } from './tracks/execute.ts'
import { workServer } from './work/server.ts'

const special: readonly TrackFeature[] = [caseFeature, consentFeature, disclosureFeature]

/** Each kind of track with its facts and its consequences. */
export const trackFeatures: ReadonlyMap<string, TrackFeature> = new Map(
  machines.map((machine) => [machine.kind, special.find((feature) => feature.machine.kind === machine.kind) ?? { machine }]),
)

interface Group {
  endpoints: Record<string, Endpoint>
  handlers: Record<string, Handler>
}

const group = (endpoints: Record<string, Endpoint>, handlers: object): Group => ({ endpoints, handlers: handlers as Record<string, Handler> })

/** The handler of one derived endpoint. */
function moveHandler(feature: TrackFeature, move: string): Handler {
  const handle =
    move === 'open'
      ? async ({ id, caseId, other, subkind, ...input }: { id: string; caseId?: string; other?: number; subkind?: string }, ctx: Ctx) =>
          openTrack(ctx, feature, { id, caseId, subkind, ownerCircle: circleOf(ctx), otherCircle: other }, input as Input)
      : async ({ track, ...input }: { track: string }, ctx: Ctx) => executeMove(ctx, feature, move, track, input as Input)
  return handle as Handler
}

/** Groups of endpoints and handlers, as the staff host mounts them. */
export function staffGroups(): Group[] {
  return [
    group(contract.organisations, organisationsServer),
    group(contract.accounts, accountsServer),
    group(contract.cases, casesServer),
    group(contract.consent, consentServer),
    group(contract.work, workServer(trackFeatures)),
    ...[...trackFeatures.values()].map((feature) => {
      const endpoints = moves[feature.machine.kind] ?? {}
      return group(endpoints, Object.fromEntries(Object.keys(endpoints).map((move) => [move, moveHandler(feature, move)])))
    }),
  ]
}
