// What the server adds to the process of a visit: how many beds are really held, whatever somebody typed.

import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { visitMachine } from '../visit.ts'

export const visitFeature: TrackFeature = {
  machine: visitMachine,
  facts: {
    bedsHeld: async (ctx, track) => {
      const { held } = await ctx.tx.one<{ held: number }>(
        sql`select app.beds_held(${track.id}, ${ctx.now}) as held`,
      )
      return held
    },
  },
}
