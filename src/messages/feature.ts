// Messages between a person and whoever carries their case.

import { feature as define } from '../tracks/feature.ts'
import { messagesApi } from './api.ts'
import { messagesJobs } from './jobs.ts'
import { messagesServer } from './server/messages.ts'

export const feature = define({
  name: 'messages',
  endpoints: { messages: messagesApi },
  handlers: () => ({ messages: messagesServer }),
  jobs: messagesJobs,
})
