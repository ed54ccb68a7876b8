// Money for organisations that help.

import { feature as define } from '../tracks/feature.ts'
import { fundingApi } from './api.ts'
import { machines } from './machines.ts'
import { fundingFeature, fundingServer } from './server/funding.ts'

export const feature = define({
  name: 'funding',
  endpoints: { funding: fundingApi },
  handlers: () => ({ funding: fundingServer }),
  machines,
  tracks: [fundingFeature],
})
