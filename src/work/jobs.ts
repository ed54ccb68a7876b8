// A duty that was put off comes back by its day; every night what has come back is forgotten.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import { dayAt } from '../jurisdiction/clock.ts'
import type { JobParts } from '../tracks/feature.ts'
import { tellOfTheDay } from './server/digest.ts'
import { forgetSnoozes } from './server/snoozes.ts'

export const workJobs = ({ database, state }: JobParts): Job[] => [
  { name: 'work.digest', cron: '5 * * * *', run: () => tellOfTheDay(database, state) },
  {
    name: 'snoozes.forget',
    cron: '47 2 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        forgetSnoozes(tx, dayAt(state.now(), state.network().timezone)),
      ),
  },
]
