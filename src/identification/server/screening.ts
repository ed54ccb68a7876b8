// Screenings on the server: some instruments ask for a certificate of whoever uses them.

import { sql } from '../../database/sql.ts'
import type { TrackFeature } from '../../tracks/execute.ts'
import { holdsCertificate } from '../../training/server/holds.ts'
import { certificateFor, screeningMachine } from '../screening.ts'

export const screeningFeature: TrackFeature = {
  machine: screeningMachine,
  facts: {
    /** Whether whoever begins holds the certificate that the chosen instrument asks for; nothing where it asks for none. */
    async training(ctx, track) {
      const chosen = await ctx.tx.maybe<{ instrument: keyof typeof certificateFor }>(
        sql`select facts ->> 'instrument' as instrument from track_events where track = ${track.id} and move = 'opened'`,
      )
      const course = chosen && certificateFor[chosen.instrument]
      if (!course) return undefined
      return (await holdsCertificate(ctx, course)) ? 'trained' : 'not_trained'
    },
  },
}
