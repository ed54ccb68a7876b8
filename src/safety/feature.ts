// How much danger somebody is in.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { missingFeature, riskFeature } from './server.ts'

export const feature = define({
  name: 'safety',
  machines,
  tracks: [riskFeature, missingFeature],
})
