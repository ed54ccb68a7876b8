// Visits and operations: going where people may be exploited, with somebody for them and a bed that is really held.

import { feature as define } from '../tracks/feature.ts'
import { visitsApi } from './api.ts'
import { machines } from './machines.ts'
import { visitFeature } from './server/visit-track.ts'
import { visitsServer } from './server/visits.ts'

export const feature = define({
  name: 'visits',
  endpoints: { visits: visitsApi },
  handlers: () => ({ visits: visitsServer }),
  machines,
  tracks: [visitFeature],
})
