// Every minute: what was taken over until now is closed again.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { endTakeOvers } from './server/takeovers.ts'

export const takeoverJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'takeovers.end',
    cron: '* * * * *',
    run: () => as(database, { kind: 'system' }, (tx) => endTakeOvers({ tx, now: state.now() })),
  },
]
