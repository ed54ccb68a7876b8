// Permission to stay and to work.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { statusFeature } from './server/status.ts'

export const feature = define({
  name: 'stay',
  machines,
  tracks: [statusFeature],
})
