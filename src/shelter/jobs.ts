// The way to a house leaves with the journey for which it was told.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetJourneys } from './server/journeys.ts'

export const shelterJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'journeys.forget',
    cron: '*/15 * * * *',
    run: async () => {
      await as(database, { kind: 'system' }, (tx) => forgetJourneys(tx, state.now()))
    },
  },
]
