// Sessions that are over are forgotten.

import { as } from '../database/as.ts'
import { sql } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'

export const accountsJobs = ({ database }: JobParts): Job[] => [
  {
    name: 'sessions.forget',
    cron: '*/10 * * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        tx.run(sql`delete from sessions where ends_at < clock_timestamp()`),
      ),
  },
]
