// Who works on which case.

import { feature as define } from '../tracks/feature.ts'
import { assignmentsApi } from './api.ts'
import { assignmentsServer } from './server/case-workers.ts'

export const feature = define({
  name: 'assignments',
  endpoints: { assignments: assignmentsApi },
  handlers: () => ({ assignments: assignmentsServer }),
})
