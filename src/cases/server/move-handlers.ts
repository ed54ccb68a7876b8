// The handlers of the endpoints that follow from machines. Whose circle carries what is opened on a case, and what the case's
// chain is told with a move, is the business of cases; everything else is decided in tracks/execute.ts.

import { Problem } from '../../api/problem.ts'
import type { Ctx } from '../../http/context.ts'
import type { Handler } from '../../http/mount.ts'
import type { Statement } from '../../sealing/chain.ts'
import { executeOnly, holdFirst, openOwnTrack, openTrack, type TrackFeature } from '../../tracks/execute.ts'
import { movesWithEndpoint } from '../../tracks/input.ts'
import { actingCircle } from './acting-circle.ts'
import { sayWithMove } from './case-chain.ts'

/** The handlers of one machine, by the names of its moves; `new` opens a track where nothing else does. */
export const moveHandlers = (feature: TrackFeature): Record<string, Handler> => ({
  ...(feature.machine.opens.elsewhere ? {} : { new: opening(feature) }),
  ...Object.fromEntries(movesWithEndpoint(feature.machine).map(([move]) => [move, making(feature, move)])),
})

interface OpeningInput {
  id: string
  caseId?: string
  other?: number
  subkind?: string
}

function opening(feature: TrackFeature) {
  return async ({ id, caseId, other, subkind, ...input }: OpeningInput, ctx: Ctx) => {
    if (ctx.actor.kind !== 'person') {
      const ownerCircle = await actingCircle(ctx, caseId)
      return openTrack(ctx, feature, { id, caseId, subkind, ownerCircle, otherCircle: other }, input)
    }
    // Whom a person brings in, they bring in by a consent, where they see it and can end it.
    if (other !== undefined) throw new Problem('refused', { because: 'not-your-side' })
    return openOwnTrack(ctx, feature, { id, caseId, subkind }, input)
  }
}

function making(feature: TrackFeature, move: string) {
  const { chainStatement } = feature.machine.moves[move] ?? {}
  if (!chainStatement)
    return ({ track, ...input }: { track: string }, ctx: Ctx) =>
      executeOnly(ctx, feature, { move, track, input })
  return async ({ track, statement, ...input }: { track: string; statement?: Statement }, ctx: Ctx) => {
    await holdFirst(ctx, feature, move, track)
    await sayWithMove(ctx, track, chainStatement, statement)
    return executeOnly(ctx, feature, { move, track, input })
  }
}
