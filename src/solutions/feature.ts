// Staying, returning or moving on for good.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { solutionFeature } from './server/solutions.ts'

export const feature = define({
  name: 'solutions',
  machines,
  tracks: [solutionFeature],
})
