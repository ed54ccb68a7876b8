// A whole caseload at once: brought from another system, and taken away again.

import { feature as define } from '../tracks/feature.ts'
import { caseloadApi } from './api.ts'
import { bringServer } from './server/bring.ts'
import { takeAwayServer } from './server/take-away.ts'

export const feature = define({
  name: 'caseload',
  endpoints: { caseload: caseloadApi },
  handlers: () => ({ caseload: { ...bringServer, ...takeAwayServer } }),
})
