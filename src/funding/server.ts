// Funding on the server: whether a claim still waits for its money.

import { sql } from '../database/sql.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { fundingMachine } from './funding.ts'

export const fundingFeature: TrackFeature = {
  machine: fundingMachine,
  facts: {
    claimUnpaid: (ctx, track) =>
      ctx.tx.holds(
        sql`exists (select from clocks where track = ${track.id} and clock = 'funding.pay' and stopped_at is null)`,
      ),
  },
}
