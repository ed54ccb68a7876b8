// What was announced and never came is dropped; the job of papers then takes its pieces from the disk.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { dropUnfinished } from './server/attachments.ts'

export const attachmentsJobs = ({ database, state }: JobParts): Job[] => [
  { name: 'attachments.unfinished', cron: '45 * * * *', run: () => dropUnfinished(database, state.now()) },
]
