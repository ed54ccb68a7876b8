// The fifteen measures, counted, and what covers them.

import { feature as define } from '../tracks/feature.ts'
import { countedApi } from './api/counted.ts'
import { mixFactsJob } from './jobs.ts'
import { measuresApi } from './api/measures.ts'
import { coveragePages } from './pages.ts'
import { countedServer } from './server/counted.ts'
import { measuresServer } from './server/measures.ts'

export const feature = define({
  name: 'measures',
  endpoints: { measures: measuresApi, counted: countedApi },
  handlers: () => ({ measures: measuresServer, counted: countedServer }),
  jobs: ({ database }) => [mixFactsJob(database)],
  pages: ({ host, staffUrl }) => coveragePages(host, staffUrl),
})
