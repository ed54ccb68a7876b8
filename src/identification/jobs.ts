// The words of requests in which nobody writes any more are deleted, every night.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetReports } from './server/reports.ts'

export const identificationJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'reports.forget',
    cron: '29 3 * * *',
    run: () => as(database, { kind: 'system' }, (tx) => forgetReports(tx, state.now())),
  },
]
