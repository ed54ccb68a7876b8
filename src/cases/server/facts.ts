// Facts about a case that guards of several machines ask for. Each is one small query, made only when a move needs it.

import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { languages } from '../../language/say.ts'
import { dayAt, daysBetween } from '../../jurisdiction/clock.ts'
import type { TrackFeature, TrackRow } from '../../tracks/execute.ts'

/** The answers of the latest move of a name on a track, if it was ever made. */
export async function latest(
  ctx: Ctx,
  track: TrackRow,
  moves: readonly string[],
): Promise<{ at: Date; facts: Record<string, unknown> } | undefined> {
  return ctx.tx.maybe<{ at: Date; facts: Record<string, unknown> }>(
    sql`select at, facts from track_events where track = ${track.id} and move = any (${[...moves]}) order by at desc, id desc limit 1`,
  )
}

/** Days on the calendar of the place from a day (`YYYY-MM-DD`), or from that of a moment, until today. */
export const daysSince = (ctx: Ctx, then: Date | string): number =>
  daysBetween(typeof then === 'string' ? then : dayAt(then, ctx.network.timezone), today(ctx))

/** What a guard may know of a case, whoever asks: the database answers to anybody who stands on one of its tracks. */
const factsOfCase = (ctx: Ctx, track: TrackRow) =>
  ctx.tx.maybe<{ age_group: string; identification_open: boolean; recipient_accepted: boolean }>(
    sql`select * from app.case_facts(${track.case_id}, ${ctx.now})`,
  )

/** Whether the person is grown up, a child, or may be one, as it is known today. */
export const ageGroupOf = async (ctx: Ctx, track: TrackRow) => (await factsOfCase(ctx, track))?.age_group

/** Whether a consent is in force with the other side of a track, for one of these purposes or for any. */
export const agreed = (ctx: Ctx, track: TrackRow, purposes: readonly string[] | null): Promise<boolean> =>
  ctx.tx.holds(
    sql`app.agreed(${track.case_id}, ${track.counterparty_circle}, ${today(ctx)}::date, ${purposes}::text[], null)`,
  )

export const caseFacts: NonNullable<TrackFeature['facts']> = {
  /** The languages in which there are words of ours. */
  wordsIn: () => Promise.resolve(languages.join(' ')),
  ageGroup: ageGroupOf,

  /** Whether the person has agreed to what this track needs: a consent in force with its other side. */
  consentValid: (ctx, track) => agreed(ctx, track, null),

  /** Whether a linked offence must wait: who the person is in law is still open (V.C.L. and A.N. v. the United Kingdom). */
  identificationOpen: async (ctx, track) => (await factsOfCase(ctx, track))?.identification_open,

  /** Erasing waits for running proceedings, also those of which the carrier sees nothing: what they need must not vanish. */
  legalHold: (ctx, track) => ctx.tx.holds(sql`app.proceeding_runs(${track.case_id})`),

  recipientAccepted: async (ctx, track) => (await factsOfCase(ctx, track))?.recipient_accepted,

  /** A duty to refer in law exists for a child, or who may be one. */
  async legalDuty(ctx, track) {
    const group = (await factsOfCase(ctx, track))?.age_group
    return group !== undefined && group !== 'adult'
  },
}
