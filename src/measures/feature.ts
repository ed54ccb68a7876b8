// The fifteen measures, counted, and what covers them.

import { Hono } from 'hono'
import { feature as define } from '../tracks/feature.ts'
import { countedApi } from './api/counted.ts'
import { foldMovesJob } from './server/fold-moves.ts'
import { coarseTimesJob, mixFactsJob } from './jobs.ts'
import { measuresApi } from './api/measures.ts'
import { figuresApi } from './api/figures.ts'
import { coveragePages } from './pages/coverage.ts'
import { figuresPages } from './pages/figures.ts'
import { countedServer } from './server/counted.ts'
import { figuresServer } from './server/figures.ts'
import { measuresServer } from './server/measures.ts'

export const feature = define({
  name: 'measures',
  endpoints: { measures: measuresApi, counted: countedApi, figures: figuresApi },
  handlers: () => ({ measures: measuresServer, counted: countedServer, figures: figuresServer }),
  jobs: ({ database, state }) => [
    mixFactsJob(database),
    foldMovesJob(database, state),
    coarseTimesJob(database, state),
  ],
  pages: ({ host, staffUrl }) =>
    new Hono().route('/', coveragePages(host, staffUrl)).route('/', figuresPages(host)),
})
