// What the coordinator of the network sees and does.

import { feature as define } from '../tracks/feature.ts'
import { coordinationApi } from './api.ts'
import { coordinationServer } from './server/coordination.ts'

export const feature = define({
  name: 'coordination',
  endpoints: { coordination: coordinationApi },
  handlers: () => ({ coordination: coordinationServer }),
})
