// Who stands by for the night, and who takes a case over.

import { feature as define } from '../tracks/feature.ts'
import { takeoversApi } from './api.ts'
import { takeoverJobs } from './jobs.ts'
import { takeoversServer } from './server/takeovers.ts'

export const feature = define({
  name: 'takeovers',
  endpoints: { takeovers: takeoversApi },
  handlers: () => ({ takeovers: takeoversServer }),
  jobs: takeoverJobs,
})
