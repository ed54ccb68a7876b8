// Every night what people answered after a help is put to the sums, of organisations about which ten people have answered.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { countFeedback } from './server/feedback.ts'

export const voiceJobs = ({ database }: JobParts): Job[] => [
  { name: 'feedback.count', cron: '53 2 * * *', run: () => countFeedback(database) },
]
