// Money for organisations that help.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { fundingFeature } from './server.ts'

export const feature = define({
  name: 'funding',
  machines,
  tracks: [fundingFeature],
})
