// Beds, and who stays where.

import { feature as define } from '../tracks/feature.ts'
import { sheltersApi } from './api.ts'
import { machines } from './machines.ts'
import { placementFeature, sheltersServer } from './server.ts'

export const feature = define({
  name: 'shelter',
  endpoints: { shelters: sheltersApi },
  handlers: () => ({ shelters: sheltersServer }),
  machines,
  tracks: [placementFeature],
})
