// Proceedings in court and elsewhere, and interviews.

import { feature as define } from '../tracks/feature.ts'
import { mattersApi } from './api.ts'
import { machines } from './machines.ts'
import { mattersServer } from './server/next-dates.ts'
import {
  custodyFeature,
  demandFeature,
  interviewFeature,
  penaltyFeature,
  proceedingFeature,
} from './server/proceedings.ts'

export const feature = define({
  name: 'proceedings',
  endpoints: { matters: mattersApi },
  handlers: ({ tracks }) => ({ matters: mattersServer(tracks) }),
  machines,
  tracks: [proceedingFeature, interviewFeature, penaltyFeature, demandFeature, custodyFeature],
})
