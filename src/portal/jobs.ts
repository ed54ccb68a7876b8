// What somebody was typing on their own page and never sent goes after a week.

import { as } from '../database/as.ts'
import { sql } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'
import { draftDays } from './server/own-draft.ts'

export const portalJobs = ({ database }: JobParts): Job[] => [
  {
    name: 'portal.drafts',
    cron: '25 * * * *',
    run: () =>
      as(database, { kind: 'system' }, (tx) =>
        tx.run(
          sql`delete from own_drafts where saved_at < clock_timestamp() - make_interval(days => ${draftDays}::int)`,
        ),
      ),
  },
]
