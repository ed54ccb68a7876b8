// Every night the words of requests in which nobody writes any more are deleted, and where people were met is put down in a drawn order; that
// somebody had a thread open is forgotten a few minutes later. Each minute what its writer deleted goes.

import { as } from '../database/as.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { mixFound } from './server/found.ts'
import { forgetPresence } from './server/presence.ts'
import { deleteLeaving } from './server/leaving.ts'
import { forgetReports } from './server/reports.ts'

export const identificationJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'reports.forget',
    cron: '29 3 * * *',
    run: () => as(database, { kind: 'system' }, (tx) => forgetReports(tx, state.now())),
  },
  { name: 'reports.leave', cron: '* * * * *', run: () => deleteLeaving({ database, state }) },
  { name: 'found.mix', cron: '47 2 * * *', run: () => mixFound(database) },
  {
    name: 'reports.presence',
    cron: '*/5 * * * *',
    run: () => as(database, { kind: 'system' }, (tx) => forgetPresence(tx, state.now())),
  },
]
