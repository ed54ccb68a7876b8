// Risk on the server: an assessment sets the level that lists and work queues sort by. Until there is one it is high.

import { sql } from '../database/sql.ts'
import type { TrackFeature } from '../tracks/execute.ts'
import { riskMachine } from './risk.ts'

export const riskFeature: TrackFeature = {
  machine: riskMachine,
  after: {
    async opened(ctx, track, input) {
      await ctx.tx.run(
        sql`update cases set risk = ${String(input['level'])}, updated_at = ${ctx.now}, version = version + 1 where id = ${track.case_id}`,
      )
    },
    // Something happened: until somebody has looked again, assume the worst (WHO 2003, rule 1).
    async event(ctx, track) {
      await ctx.tx.run(
        sql`update cases set risk = 'high', updated_at = ${ctx.now}, version = version + 1 where id = ${track.case_id} and risk <> 'high'`,
      )
    },
  },
}
