// Papers: sealed files of any kind on a case.

import { feature as define } from '../tracks/feature.ts'
import { papersApi } from './api.ts'
import { papersJobs } from './jobs.ts'
import { shelfOn } from './server/object-store.ts'
import { papersServer } from './server/papers.ts'

export const feature = define({
  name: 'papers',
  endpoints: { papers: papersApi },
  handlers: ({ store, viewerUrl }) => ({ papers: papersServer(shelfOn(store), viewerUrl) }),
  jobs: papersJobs,
})
