// Budgets that all servers of the network use up together, in a table that is written to no log (decision 117).

import type { Logger } from 'pino'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'
import type { Take } from './limits.ts'

/** Asks the database. Where that fails the server counts alone, and the log says so once a minute. */
export function takeShared(database: Pick<Database, 'pool'>, logger: Logger): Take {
  let told = 0
  return async (name, calls, until) => {
    try {
      const { taken } = await as(
        database,
        { kind: 'public' },
        (tx) => tx.one<{ taken: number }>(sql`select app.take_calls(${name}, ${calls}, ${until}) as taken`),
        { oneTrip: true },
      )
      return taken
    } catch (error) {
      const minute = Math.floor(Date.now() / 60_000)
      const { name: kind, code } = error as { name?: string; code?: string }
      if (told !== minute) logger.error({ limits: 'alone', error: kind, code })
      told = minute
      throw error
    }
  }
}

/** Forgets the minutes that are over. */
export const forgetLimitsJob = (database: Pick<Database, 'pool'>): Job => ({
  name: 'limits.forget',
  cron: '* * * * *',
  run: () =>
    as(database, { kind: 'system' }, (tx) =>
      tx.run(sql`delete from rate_limits where until < clock_timestamp()`),
    ),
})
