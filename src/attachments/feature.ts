// Attachments: photos and voice notes that somebody sends with a sealed message.

import { shelfOn } from '../papers/server/object-store.ts'
import { feature as define } from '../tracks/feature.ts'
import { attachmentsApi } from './api.ts'
import { attachmentsJobs } from './jobs.ts'
import { attachmentsServer } from './server/attachments.ts'

export const feature = define({
  name: 'attachments',
  endpoints: { attachments: attachmentsApi },
  handlers: ({ store }) => ({ attachments: attachmentsServer(shelfOn(store)) }),
  jobs: attachmentsJobs,
})
