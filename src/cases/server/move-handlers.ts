// The handlers of the endpoints that follow from machines. Whose circle carries what is opened on a case, and what the case's
// chain is told with a move, is the business of cases; everything else is decided in tracks/execute.ts.

import { Problem } from '../../api/problem.ts'
import type { Ctx } from '../../http/context.ts'
import { sql } from '../../database/sql.ts'
import type { Handler } from '../../http/mount.ts'
import type { Statement } from '../../sealing/chain.ts'
import {
  executeMove,
  executeOnly,
  holdFirst,
  openOwnTrack,
  openTrack,
  type StepMade,
  type TrackFeature,
} from '../../tracks/execute.ts'
import { movesWithEndpoint, type Signed } from '../../tracks/input.ts'
import { actingCircle } from './acting-circle.ts'
import { sayWithMove } from './case-chain.ts'
import { factsNow, keepFacts } from './signed-moves.ts'
import { keepFirstStep, keepStep } from './signed-steps.ts'

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
  signatures?: Signed
}

function opening(feature: TrackFeature) {
  const { signsFacts } = feature.machine.opens
  return async ({ id, caseId, other, subkind, signatures: signed, ...input }: OpeningInput, ctx: Ctx) => {
    if (ctx.actor.kind !== 'person') {
      const ownerCircle = await actingCircle(ctx, caseId)
      const asked = { id, caseId, subkind, ownerCircle, otherCircle: other }
      const opened = await openTrack(ctx, feature, asked, input)
      if (caseId === undefined) return opened
      if (signsFacts) await mustBeSigned(ctx, caseId, signed)
      await keepFirstStep(ctx, { caseId, machine: feature.machine, opened, input }, signed?.step)
      return opened
    }
    // Whom a person brings in, they bring in by a consent, where they see it and can end it.
    if (other !== undefined) throw new Problem('refused', { because: 'not-your-side' })
    return openOwnTrack(ctx, feature, { id, caseId, subkind }, input)
  }
}

/** What a worker has just made of the facts of a case is signed by them, or is not made. */
async function mustBeSigned(ctx: Ctx, caseId: string, signed: Signed | undefined): Promise<void> {
  await keepFacts(ctx, caseId, { ...(await factsNow(ctx, caseId)), signed: signed?.facts })
}

/** The case on which a track stands. */
const caseOf = async (ctx: Ctx, track: string): Promise<string | null> =>
  (await ctx.tx.one<{ case_id: string | null }>(sql`select case_id from tracks where id = ${track}`)).case_id

interface MovingInput {
  track: string
  statement?: Statement
  signatures?: Signed
}

function making(feature: TrackFeature, move: string) {
  const { chainStatement, signsFacts } = feature.machine.moves[move] ?? {}
  return async ({ track, statement, signatures: signed, ...input }: MovingInput, ctx: Ctx) => {
    if (chainStatement) {
      await holdFirst(ctx, feature, move, track)
      await sayWithMove(ctx, track, chainStatement, statement)
    }
    if (ctx.actor.kind !== 'staff') return executeOnly(ctx, feature, { move, track, input })
    const keepSigned = (now: Ctx, made: StepMade) => keepStep(now, made, signed?.step)
    if (!signsFacts) return executeOnly(ctx, feature, { move, track, input, keepSigned })
    const moved = await executeMove(ctx, feature, { move, track, input, keepSigned })
    const caseId = await caseOf(ctx, track)
    if (caseId !== null) await mustBeSigned(ctx, caseId, signed)
    return moved
  }
}
