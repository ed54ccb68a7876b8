// How long ago the person said yes to a request of the media: only their own yes counts, and it waits.

import { latest } from '../../cases/server/facts.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { mediaRequestMachine } from '../media-request.ts'

const anHour = 3_600_000

export const mediaRequestFeature: TrackFeature = {
  machine: mediaRequestMachine,
  facts: {
    async hoursSinceYes(ctx, track) {
      const yes = await latest(ctx, track, ['say_yes'])
      return yes && (ctx.now.getTime() - yes.at.getTime()) / anHour
    },
  },
}
