// What happens by itself: a checkpoint a little after every full hour.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { makeCheckpoint } from './server/checkpoints.ts'

export const oversightJobs = ({ database, secrets, state }: JobParts): Job[] => [
  { name: 'audit.checkpoint', cron: '3 * * * *', run: () => makeCheckpoint(database, secrets, state) },
]
