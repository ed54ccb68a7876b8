// What has left is forgotten, every night.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetSent } from './server/queue.ts'

export const outboxJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'outbox.forget',
    cron: '37 3 * * *',
    run: () => as(database, { kind: 'system' }, (tx) => forgetSent(tx, state.now())),
  },
]
