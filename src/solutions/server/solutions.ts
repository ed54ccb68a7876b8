// Durable solutions on the server. Whoever opens one has done what the case reminds of from the sixtieth day on.

import { packOf } from '../../../jurisdictions/packs.ts'
import { caseFeature } from '../../cases/server/cases.ts'
import { sql } from '../../database/sql.ts'
import { bindingWait } from '../../jurisdiction/return-rules.ts'
import { executeMove, type TrackFeature } from '../../tracks/execute.ts'
import { solutionMachine } from '../solution.ts'
import { bringBack } from './bring-back.ts'
import { conditionsOf } from './read-conditions.ts'

export const solutionFeature: TrackFeature = {
  machine: solutionMachine,
  facts: {
    consentAgeDays: async (ctx, track) => (await conditionsOf(ctx, track)).consentAgeDays,
    async daysToThink(ctx, track) {
      const { choiceAgeDays = 0 } = await conditionsOf(ctx, track)
      return Math.max(0, bindingWait(packOf(track.pack)) - choiceAgeDays)
    },
    moneyAgreed: async (ctx, track) => (await conditionsOf(ctx, track)).moneyAgreed,
    riskPositive: async (ctx, track) => (await conditionsOf(ctx, track)).riskPositive,
    recipientAccepted: async (ctx, track) => (await conditionsOf(ctx, track)).recipientAccepted,
    proceedingsConsidered: async (ctx, track) => (await conditionsOf(ctx, track)).proceedingsConsidered,
    stayingExamined: async (ctx, track) => (await conditionsOf(ctx, track)).stayingExamined,
    everythingReady: async (ctx, track) => (await conditionsOf(ctx, track)).everythingReady,
    carrierIsAsked: (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select 1 from clocks where track = ${track.id} and clock = 'solution.broke' and stopped_at is null)`,
      ),
  },
  after: {
    async opened(ctx, track) {
      const own = await ctx.tx.maybe<{ id: string }>(
        sql`select t.id from tracks t join clocks k on k.track = t.id and k.clock = 'case.ahead' and k.stopped_at is null
          where t.case_id = ${track.case_id} and t.kind = 'case' and t.state in ('active', 'follow_up')`,
      )
      if (own)
        await executeMove(ctx, caseFeature, {
          move: 'look_ahead',
          track: own.id,
          input: { way_ahead: 'begun' },
          proven: ['system'],
        })
    },
    fail: bringBack,
    see_to_it: bringBack,
  },
}
