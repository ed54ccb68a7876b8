// Who is on duty at which desk.

import { feature as define } from '../tracks/feature.ts'
import { rotaApi } from './api.ts'
import { rotaJobs } from './jobs.ts'
import { rotaServer } from './server/rota.ts'

export const feature = define({
  name: 'rota',
  endpoints: { rota: rotaApi },
  handlers: () => ({ rota: rotaServer }),
  jobs: rotaJobs,
})
