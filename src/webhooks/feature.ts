// Web hooks: programs of a house's own are called when there is something for them, by a process of its own (server/rounds.ts).

import { feature as define } from '../tracks/feature.ts'
import { webhooksApi } from './api.ts'
import { webhooksServer } from './server/webhooks.ts'

export const feature = define({
  name: 'webhooks',
  endpoints: { webhooks: webhooksApi },
  handlers: ({ webhookHosts = [] }) => ({ webhooks: webhooksServer(webhookHosts) }),
})
