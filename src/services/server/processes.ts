// What the rules of these processes ask the story of a process: who made its last step, how old a check is, who has said yes.
import { daysSince, latest } from '../../cases/server/facts.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { TrackFeature, TrackRow } from '../../tracks/execute.ts'
import { jobMachine } from '../job.ts'
import { paperTranslationMachine } from '../paper-translation.ts'
import { tracingMachine } from '../tracing.ts'

/** Whether whoever acts now made the last step of a name: a second look is somebody else's. */
const sameHand =
  (move: string) =>
  async (ctx: Ctx, track: TrackRow): Promise<boolean> => {
    const last = await ctx.tx.maybe<{ by_user: string | null }>(
      sql`select by_user from track_events where track = ${track.id} and move = ${move} order by at desc, id desc limit 1`,
    )
    return ctx.actor.kind !== 'staff' || !last || last.by_user === ctx.actor.id
  }

/** Whether a yes was said since somebody was found last. */
const saidSinceFound =
  (move: string) =>
  (ctx: Ctx, track: TrackRow): Promise<boolean> =>
    ctx.tx.holds(sql`exists (select 1 from track_events e where e.track = ${track.id} and e.move = ${move}
      and e.at >= (select max(f.at) from track_events f where f.track = ${track.id} and f.move = 'find'))`)

export const jobFeature: TrackFeature = {
  machine: jobMachine,
  facts: {
    sameHand: sameHand('answer'),
    checkAgeDays: async (ctx, track) => {
      const check = await latest(ctx, track, ['look_again'])
      return check && daysSince(ctx, check.at)
    },
  },
}

export const tracingFeature: TrackFeature = {
  machine: tracingMachine,
  facts: {
    personSaidYes: saidSinceFound('person_says_yes'),
    relativeSaidYes: saidSinceFound('relative_says_yes'),
  },
}

export const paperTranslationFeature: TrackFeature = {
  machine: paperTranslationMachine,
  facts: { sameHand: sameHand('translate') },
}
