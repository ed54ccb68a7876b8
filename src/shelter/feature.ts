// Beds, and who stays where.

import { feature as define } from '../tracks/feature.ts'
import { sheltersApi } from './api.ts'
import { machines } from './machines.ts'
import { sheltersServer } from './server/board.ts'
import { placementFeature } from './server/placements.ts'

export const feature = define({
  name: 'shelter',
  endpoints: { shelters: sheltersApi },
  handlers: () => ({ shelters: sheltersServer }),
  machines,
  tracks: [placementFeature],
})
