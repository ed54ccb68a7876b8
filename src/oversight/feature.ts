// The trail of who did what, and the proof that nothing was taken out of it.

import { feature as define } from '../tracks/feature.ts'
import { oversightApi } from './api.ts'
import { oversightJobs } from './jobs.ts'
import { oversightServer } from './server/audit.ts'

export const feature = define({
  name: 'oversight',
  endpoints: { oversight: oversightApi },
  handlers: () => ({ oversight: oversightServer }),
  jobs: oversightJobs,
})
