// What waits for somebody, across all processes.

import { feature as define } from '../tracks/feature.ts'
import { workApi } from './api.ts'
import { workJobs } from './jobs.ts'
import { workServer } from './server/work.ts'

export const feature = define({
  name: 'work',
  endpoints: { work: workApi },
  handlers: ({ tracks }) => ({ work: workServer(tracks) }),
  jobs: workJobs,
})
