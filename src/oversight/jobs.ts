// What happens by itself: a checkpoint a little after every full hour.

import type { Database } from '../database/open.ts'
import type { Network, Secrets } from '../http/context.ts'
import type { Job } from '../jobs/work.ts'
import { makeCheckpoint } from './server/checkpoints.ts'

export const oversightJobs = (
  database: Database,
  secrets: Pick<Secrets, 'checkpoint'>,
  state: { now: () => Date; network: () => Network },
): Job[] => [
  { name: 'audit.checkpoint', cron: '3 * * * *', run: () => makeCheckpoint(database, secrets, state) },
]
