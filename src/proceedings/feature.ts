// Proceedings in court and elsewhere, and interviews.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import {
  custodyFeature,
  demandFeature,
  interviewFeature,
  penaltyFeature,
  proceedingFeature,
} from './server.ts'

export const feature = define({
  name: 'proceedings',
  machines,
  tracks: [proceedingFeature, interviewFeature, penaltyFeature, demandFeature, custodyFeature],
})
