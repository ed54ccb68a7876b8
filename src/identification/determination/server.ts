// Identification on the server: what the pack says of who may refer and how soon somebody may decide finally.

import { daysSince, latest } from '../../cases/facts/server.ts'
import { mayRefer, notBeforeDays } from '../../jurisdiction/define.ts'
import { packOf } from '../../jurisdiction/load.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { identificationMachine } from '../determination.ts'

export const identificationFeature: TrackFeature = {
  machine: identificationMachine,
  facts: {
    async daysSincePositive(ctx, track) {
      const positive = await latest(ctx, track, ['decide_prelim_positive'])
      const served = positive?.facts['served_on']
      return positive && daysSince(ctx, typeof served === 'string' ? served : positive.at)
    },
    notBeforeDays: async (_ctx, track) => notBeforeDays(packOf(track.pack)),
    firstResponder: async (ctx, track) =>
      ctx.actor.kind !== 'staff' || mayRefer(packOf(track.pack), ctx.actor.roles),
  },
}
