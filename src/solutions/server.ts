// Durable solutions on the server: the four things that a return needs are read from the story of the track itself.

import { sql } from '../database/sql.ts'
import type { Ctx } from '../http/context.ts'
import type { TrackFeature, TrackRow } from '../tracks/execute.ts'
import { returnConditions, solutionMachine } from './solution.ts'

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

async function conditionsOf(ctx: Ctx, track: TrackRow) {
  const events = await ctx.tx.rows<{ move: string; at: Date; facts: Record<string, unknown> }>(
    sql`select move, at, facts from track_events where track = ${track.id} order by at, id`,
  )
  const told = events.map(({ move, at, facts }) => ({ move, day: dayOf(at), answers: facts }))
  return returnConditions(told, dayOf(ctx.now))
}

export const solutionFeature: TrackFeature = {
  machine: solutionMachine,
  facts: {
    consentAgeDays: async (ctx, track) => (await conditionsOf(ctx, track)).consentAgeDays,
    riskPositive: async (ctx, track) => (await conditionsOf(ctx, track)).riskPositive,
    receiverAccepted: async (ctx, track) => (await conditionsOf(ctx, track)).receiverAccepted,
    proceedingsConsidered: async (ctx, track) => (await conditionsOf(ctx, track)).proceedingsConsidered,
  },
}
