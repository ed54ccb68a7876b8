// The trail of who did what, and the proof that nothing was taken out of it.

import { feature as define } from '../tracks/feature.ts'
import { auditApi } from './api.ts'
import { oversightJobs } from './jobs.ts'
import { auditServer } from './server/audit.ts'

export const feature = define({
  name: 'oversight',
  endpoints: { audit: auditApi },
  handlers: () => ({ audit: auditServer }),
  jobs: oversightJobs,
})
