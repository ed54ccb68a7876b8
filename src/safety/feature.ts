// How much danger somebody is in, and what is done about it.

import { feature as define } from '../tracks/feature.ts'
import { alertCallsApi } from './api.ts'
import { machines } from './machines.ts'
import { alertFeature, missingFeature, protectionFeature, riskFeature } from './server/tracks.ts'
import { alertCallsServer } from './server/alerts.ts'

export const feature = define({
  name: 'safety',
  endpoints: { alertCalls: alertCallsApi },
  handlers: () => ({ alertCalls: alertCallsServer }),
  machines,
  tracks: [riskFeature, missingFeature, protectionFeature, alertFeature],
})
