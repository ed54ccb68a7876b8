// Undoing a stop on a page without script, for half a minute. The stop ends access in the moment of the press, always; the keys that it took
// away lie meanwhile locked under a ticket that stands on her page alone, so that nobody reads by them. Her yes in the chain was never taken
// back by a signature, and holds again.

import { Problem } from '../../api/problem.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import { consentFeature } from '../../consent/server/consents.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { holding } from '../../http/held.ts'
import { executeMove } from '../../tracks/execute.ts'

const forMs = 30_000

/** One consent with the keys that rested on it; they stay as the database wrote them. */
interface Stopped {
  track: string
  until: string
  wraps: unknown
}

/** How stops are kept to be undone; `now` is the house's clock. */
export function stopsToUndo(now: () => number) {
  const held = holding<{ circles: readonly number[]; stopped: Stopped[] }>('a stop to undo', forMs, now)
  return {
    /** Stops what `stop` stops of `tracks`, and answers with a ticket where all that it ended can be given back from here. */
    async keepWhile(
      ctx: Ctx,
      tracks: readonly string[],
      stop: () => Promise<void>,
    ): Promise<string | undefined> {
      const stopped: Stopped[] = []
      for (const track of tracks) stopped.push(...(await givenBackFromHere(ctx, track)))
      await stop()
      if (stopped.length === 0) return undefined
      return held.give(ctx.tx, { circles: circles(ctx), stopped })
    },
    /** Gives it back. `refused` where the half minute is over, or a key or a signature has come since. */
    async undo(ctx: Ctx, ticket: string): Promise<void> {
      const found = await held.take(ctx.tx, ticket)
      if (!found || !found.circles.every((circle) => circles(ctx).includes(circle)))
        throw new Problem('refused')
      for (const { track, until, wraps } of found.stopped) {
        await executeMove(ctx, consentFeature, { move: 'undo_withdraw', track, input: { until } })
        const { done } = await ctx.tx.one<{ done: boolean }>(
          sql`select app.put_wraps_back(${track}, ${JSON.stringify(wraps)}::jsonb) as done`,
        )
        if (!done) throw new Problem('refused')
      }
    },
  }
}

/** Pages are given anew by whoever works with her, and who shall carry a case is asked anew: neither is given back by a press. */
const givenBackFromHere = (ctx: Ctx, track: string): Promise<Stopped[]> =>
  ctx.tx.rows<Stopped>(sql`select a.track, a.valid_until::text as until, kept.wraps
    from consents a join tracks t on t.id = a.track cross join lateral (select app.wraps_of_stop(a.track) as wraps) kept
    where a.track = ${track} and t.state = 'granted' and a.basis = 'consent' and a.pages = 0 and a.purpose <> ${CARRYING}
      and not a.waits and t.counterparty_circle = a.recipient and jsonb_array_length(kept.wraps) > 0`)

const circles = (ctx: Ctx): readonly number[] => (ctx.actor.kind === 'person' ? ctx.actor.circles : [])
