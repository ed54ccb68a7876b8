// What the server adds to the process of a visit: how many beds are really held, whatever somebody typed, and who plans one by the law.

import { packOf } from '../../../jurisdictions/packs.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf } from '../../http/context.ts'
import { mayPlanVisits } from '../../jurisdiction/switches.ts'
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
  after: {
    // The machine says who goes at all; a country may name fewer.
    opened(ctx, track) {
      if (!mayPlanVisits(packOf(track.pack).switches, staffOf(ctx).roles))
        throw new Problem('refused', { because: 'law-names-others' })
      return Promise.resolve()
    },
  },
}
