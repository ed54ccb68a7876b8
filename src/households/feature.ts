// Who belongs together, and what is done for a child: a guardian, what is best for them, turning 18.

import { feature as define } from '../tracks/feature.ts'
import { machines } from './machines.ts'
import { adulthoodFeature, bestInterestsFeature } from './server/children.ts'
import { guardianshipFeature } from './server/guardianship.ts'

export const feature = define({
  name: 'households',
  machines,
  tracks: [guardianshipFeature, bestInterestsFeature, adulthoodFeature],
})
