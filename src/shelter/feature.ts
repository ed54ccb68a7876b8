// Beds, and who stays where.

import { feature as define } from '../tracks/feature.ts'
import { bedHoldsApi, sheltersApi } from './api.ts'
import { hotelNightMachine } from './hotel-night.ts'
import { shelterJobs } from './jobs.ts'
import { journeysApi } from './journeys-api.ts'
import { machines } from './machines.ts'
import { bedRequestsApi } from './requests-api.ts'
import { roofApi } from './roof-api.ts'
import { sheltersServer } from './server/board.ts'
import { bedHoldsServer } from './server/holds.ts'
import { journeysServer } from './server/journeys.ts'
import { placementFeature } from './server/placements.ts'
import { bedRequestsServer } from './server/requests.ts'
import { roofServer } from './server/roof.ts'

export const feature = define({
  name: 'shelter',
  endpoints: {
    shelters: sheltersApi,
    bedHolds: bedHoldsApi,
    bedRequests: bedRequestsApi,
    journeys: journeysApi,
    roof: roofApi,
  },
  handlers: () => ({
    shelters: sheltersServer,
    bedHolds: bedHoldsServer,
    bedRequests: bedRequestsServer,
    journeys: journeysServer,
    roof: roofServer,
  }),
  machines,
  jobs: shelterJobs,
  tracks: [placementFeature, { machine: hotelNightMachine }],
})
