// Messages out: that there is something, never what. The process that sends is another one (server/send.ts, `continuum send`).

import { feature as define } from '../tracks/feature.ts'
import { outboxApi } from './api.ts'
import { outboxJobs } from './jobs.ts'
import { outboxServer } from './server/destinations.ts'

export const feature = define({
  name: 'outbox',
  endpoints: { outbox: outboxApi },
  handlers: () => ({ outbox: outboxServer }),
  jobs: outboxJobs,
})
