// Durable solutions on the server: what a return needs is read from the story of the track itself. Whoever opens one has
// done what the case reminds of from the sixtieth day on.

import { packOf } from '../../jurisdictions/packs.ts'
import { caseFeature } from '../cases/server/cases.ts'
import { sql } from '../database/sql.ts'
import { today, type Ctx } from '../http/context.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import { bindingWait } from '../jurisdiction/return-rules.ts'
import type { Input } from '../tracks/define.ts'
import { executeMove, type TrackFeature, type TrackRow } from '../tracks/execute.ts'
import { returnConditions } from './conditions.ts'
import { solutionMachine } from './solution.ts'

async function readConditions(ctx: Ctx, track: TrackRow) {
  const events = await ctx.tx.rows<{ move: string; at: Date; facts: Record<string, unknown> }>(
    sql`select move, at, facts from track_events where track = ${track.id} order by at, id`,
  )
  const told = events.map(({ move, at, facts }) => ({
    move,
    day: dayAt(at, ctx.network.timezone),
    answers: facts,
  }))
  return returnConditions(told, today(ctx))
}

/** Read once for each time that a track is looked at: these facts come from the same story. */
const read = new WeakMap<TrackRow, ReturnType<typeof readConditions>>()
function conditionsOf(ctx: Ctx, track: TrackRow): ReturnType<typeof readConditions> {
  const found = read.get(track) ?? readConditions(ctx, track)
  read.set(track, found)
  return found
}

/** What a solution that breaks down does to the case, by the state of the case. */
const bringsBack: Readonly<Record<string, readonly [move: string, input: Input]>> = {
  follow_up: ['reactivate', { reason: 'new_need' }],
  closed: ['call_back', {}],
  closed_referred: ['call_back', {}],
}

/**
 * Brings the case back, once for each time that a solution breaks down. Whoever does not see the case's own track leaves that to its
 * carrier, whose duty has begun with the move.
 */
async function bringBack(ctx: Ctx, track: TrackRow): Promise<void> {
  const own = await ctx.tx.maybe<{ id: string; state: string }>(
    sql`select id, state from tracks t where case_id = ${track.case_id} and kind = 'case' and not exists (select 1 from track_events e
      where e.track = t.id and e.move in ('call_back', 'reactivate') and e.at >= (select max(f.at) from track_events f where f.track = ${track.id} and f.move = 'fail'))`,
  )
  const back = own && bringsBack[own.state]
  // The version that was asked for is the solution's.
  if (back)
    await executeMove({ ...ctx, ifMatch: undefined }, caseFeature, {
      move: back[0],
      track: own.id,
      input: back[1],
      proven: ['system'],
    })
}

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
