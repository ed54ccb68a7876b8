// What happens without anybody asking: the jobs of every feature, and those of what all of them stand on.

import { forgetHeldJob } from '../http/held.ts'
import { forgetKeysJob } from '../http/idempotency.ts'
import { forgetLimitsJob } from '../http/rate-limits.ts'
import type { Job } from '../jobs/work.ts'
import { dueMovesJob } from '../tracks/due.ts'
import type { Feature, JobParts } from '../tracks/feature.ts'
import { features } from './features.ts'
import { trackFeatures } from './tracks.ts'

export const jobsOf = (parts: JobParts): Job[] => [
  dueMovesJob(parts.database, trackFeatures, parts.state),
  forgetKeysJob(parts.database),
  forgetHeldJob(parts.database),
  forgetLimitsJob(parts.database),
  ...features.flatMap(({ jobs }: Feature) => jobs?.(parts) ?? []),
]
