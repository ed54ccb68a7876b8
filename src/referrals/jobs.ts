// Every minute: who has not answered is reminded, and the next place is asked.

import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { climb } from './server/ladder.ts'
import { referralFeature } from './server/referrals.ts'

export const referralJobs = ({ database, state }: JobParts): Job[] => [
  { name: 'referrals.ladder', cron: '* * * * *', run: () => climb(database, referralFeature, state) },
]
