// What the rules of a testimony ask the database: which measures the court was asked for last. And that a statement is asked for at a stage
// that the law of the case knows, once.

import { Problem } from '../../api/problem.ts'
import { latest } from '../../cases/server/facts.ts'
import { packOf } from '../../../jurisdictions/packs.ts'
import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { impactMachine } from '../impact.ts'
import { testimonyMachine } from '../testimony.ts'

export const testimonyFeature: TrackFeature = {
  machine: testimonyMachine,
  facts: {
    wanted: async (ctx, track) => {
      const wanted = (await latest(ctx, track, ['ask_court']))?.facts['wanted']
      return Array.isArray(wanted) ? wanted.join(' ') : ''
    },
  },
}

export const impactFeature: TrackFeature = {
  machine: impactMachine,
  after: {
    async opened(ctx, track) {
      const stages: readonly string[] = packOf(track.pack).testimony?.statements ?? []
      if (!stages.includes(track.subkind ?? '')) throw new Problem('refused', { because: 'stage-not-in-law' })
      // A no is kept: it is not asked about again by opening another.
      const isAsked = await ctx.tx
        .holds(sql`exists (select from tracks t where t.case_id = ${track.case_id} and t.kind = 'impact'
        and t.subkind = ${track.subkind} and t.id <> ${track.id} and t.state <> 'closed')`)
      if (isAsked) throw new Problem('refused', { because: 'stage-asked-already' })
    },
  },
}
