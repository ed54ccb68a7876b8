// When each job ran last, and how often it has failed since: kept beside the queue, which forgets.

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'

/** Notes that a job ran, or failed, for whoever looks after the machine. */
export function remember(database: Pick<Database, 'pool'>, job: string, ran: boolean): Promise<number> {
  return as(database, { kind: 'system' }, (tx) =>
    tx.run(
      ran
        ? sql`insert into job_runs (job, ran_at) values (${job}, clock_timestamp())
            on conflict (job) do update set ran_at = excluded.ran_at, failures = 0`
        : sql`insert into job_runs (job, failed_at, failures) values (${job}, clock_timestamp(), 1)
            on conflict (job) do update set failed_at = excluded.failed_at, failures = job_runs.failures + 1`,
    ),
  )
}
