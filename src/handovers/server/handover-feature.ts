// A hand-over as a process on the server: what it knows of the case, and what ends with it.

import { consentFeature } from '../../consent/server/consents.ts'
import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { CARRYING } from '../../sealing/case-shape.ts'
import { executeMove, type TrackFeature, type TrackRow } from '../../tracks/execute.ts'
import { handoverMachine } from '../handover.ts'

/** Moves of consents that follow from a hand-over: whoever did that has been asked already. */
export const moveConsent = (ctx: Ctx, move: string, track: string) =>
  executeMove({ ...ctx, ifMatch: undefined }, consentFeature, { move, track, proven: ['holder'] })

/** A hand-over that does not happen leaves nobody with the keys that were for it. */
async function endYes(ctx: Ctx, track: TrackRow): Promise<void> {
  const rows = await ctx.tx.rows<{
    id: string
  }>(sql`select t.id from consents a join tracks t on t.id = a.track
    where a.case_id = ${track.case_id} and a.recipient = ${track.counterparty_circle} and a.purpose = ${CARRYING} and a.basis = 'consent' and t.state = 'granted'`)
  // Where nobody answered in time it is the network's worker that ends it, and a worker withdraws nothing for anybody.
  const end = ctx.actor.kind === 'system' ? 'lapse' : 'withdraw'
  for (const { id } of rows) await moveConsent(ctx, end, id)
}

export const handoverFeature: TrackFeature = {
  machine: handoverMachine,
  facts: {
    yesToCarrying: (ctx, track) => ctx.tx.holds(sql`app.yes_to_carrying(${track.id}, ${today(ctx)}::date)`),
  },
  after: { decline: endYes, withdraw: endYes, refuse: endYes, lapse: endYes },
}
