// Messages that have come to their end are deleted, every night.

import { as } from '../database/as.ts'
import { today } from '../http/context.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { forgetMessages } from './server/forget-messages.ts'

export const messagesJobs = ({ database, state }: JobParts): Job[] => [
  {
    name: 'messages.forget',
    cron: '41 3 * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        forgetMessages(tx, today({ now: state.now(), network: state.network() })),
      ),
  },
]
