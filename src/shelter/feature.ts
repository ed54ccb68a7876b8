// Beds, and who stays where.

import { feature as define } from '../tracks/feature.ts'
import { bedHoldsApi, sheltersApi } from './api.ts'
import { machines } from './machines.ts'
import { sheltersServer } from './server/board.ts'
import { bedHoldsServer } from './server/holds.ts'
import { placementFeature } from './server/placements.ts'

export const feature = define({
  name: 'shelter',
  endpoints: { shelters: sheltersApi, bedHolds: bedHoldsApi },
  handlers: () => ({ shelters: sheltersServer, bedHolds: bedHoldsServer }),
  machines,
  tracks: [placementFeature],
})
