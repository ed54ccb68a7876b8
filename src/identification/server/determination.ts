// Identification on the server: what the pack says of who may refer and how soon somebody may decide finally.

import { sql } from '../../database/sql.ts'
import { agreed, daysSince, latest } from '../../cases/server/facts.ts'
import { today } from '../../http/context.ts'
import { mayRefer, notBeforeDays } from '../../jurisdiction/define.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { identificationMachine } from '../determination.ts'

export const identificationFeature: TrackFeature = {
  machine: identificationMachine,
  facts: {
    /** Where an authority outside the network is asked who they are, a yes to that; a yes to a clinic is none. */
    consentValid: (ctx, track) =>
      agreed(ctx, track, track.counterparty_circle === null ? ['identification'] : null),
    async daysSincePositive(ctx, track) {
      const positive = await latest(ctx, track, ['decide_prelim_positive'])
      const served = positive?.facts['served_on']
      return positive && daysSince(ctx, typeof served === 'string' ? served : positive.at)
    },
    /** The day to which the recovery period runs; nothing where none is known. */
    recoveryUntil: async (ctx, track) =>
      (
        await ctx.tx.maybe<{ due_on: string | null }>(
          sql`select due_on from clocks where track = ${track.id} and clock = 'recovery' and stopped_at is null`,
        )
      )?.due_on ?? undefined,
    /** Whether an authority has still to give its reasons, since the last decision: sealed in the part that the decision is about, by its house. */
    async reasonsMissing(ctx, track) {
      if (ctx.actor.kind !== 'staff') return false
      if (track.counterparty_circle === null && !ctx.actor.roles.includes('authority')) return false
      // Whoever was given pages alone writes nothing into the file: they seal their reasons to whoever carries the process.
      const { organisation } = ctx.actor
      return !(await ctx.tx.holds(sql`exists (select 1 from
        (select coalesce(date_trunc('minute', max(e.at)), '-infinity') as at from track_events e
          where e.track = ${track.id} and e.from_state is distinct from e.to_state) decided
        where exists (select 1 from records r join users u on u.id = r.author where r.track = ${track.id}
            and r.kind = 'reasoning' and r.compartment = 'identity' and u.organisation = ${organisation} and r.made_at >= decided.at)
          or exists (select 1 from sealed_reasons s where s.track = ${track.id} and s.organisation = ${organisation}
            and s.made_at >= decided.at))`))
    },
    /**
     * Whether a second person of the authority has read the newest reasons and agrees, whether they stand in the file or were sealed without
     * one. Nothing where nobody else of it can decide.
     */
    async secondReading(ctx, track) {
      if (ctx.actor.kind !== 'staff' || track.counterparty_circle === null) return undefined
      if (!ctx.actor.roles.includes('authority')) return undefined
      const { organisation } = ctx.actor
      const row = await ctx.tx.maybe<{ agrees: boolean | null }>(sql`select
          (select s.agrees from reason_readings s where s.reasons = r.id order by s.nth desc limit 1) as agrees
        from (select k.id, k.made_at from records k join users u on u.id = k.author
            where k.track = ${track.id} and k.kind = 'reasoning' and k.compartment = 'identity' and u.organisation = ${organisation}
          union all select g.id, g.made_at from sealed_reasons g
            where g.track = ${track.id} and g.organisation = ${organisation} and g.wrap_house is not null) r
        where (select count(*) from users a where a.organisation = ${organisation} and a.state = 'active' and 'authority' = any (a.roles)) > 1
        order by r.made_at desc, r.id desc limit 1`)
      if (!row) return undefined
      return row.agrees === null ? 'missing' : row.agrees ? 'agrees' : 'disagrees'
    },
    notBeforeDays: async (ctx, track) => notBeforeDays(packOf(track.pack), today(ctx)),
    /** Whether the actor's organisation stands on the law's list. */
    async firstResponder(ctx, track) {
      const pack = packOf(track.pack)
      if (ctx.actor.kind !== 'staff' || pack.firstResponders === 'any') return true
      return mayRefer(
        pack,
        await ctx.tx.one<{ kind: string; designation: string | null }>(
          sql`select kind, designation from organisations where id = ${ctx.actor.organisation}`,
        ),
      )
    },
  },
}
