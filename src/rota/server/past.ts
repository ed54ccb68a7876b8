// What is past leaves the rota: who stood where at night says where somebody is, week after week, and is worth something to whoever waits
// for them at the door. Sixty days are what accountability needs: a supervisor sees what was taken over for thirty (src/takeovers), a
// month's hours are reckoned up at the end of the next, and a complaint of a person has a month to come. Who took which case over, and
// why, is signed in that case and stands in the audit trail: neither needs the rota.

import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'

const keptDays = 60
const dayMs = 24 * 3_600_000

/** Deletes shifts, closed days and calls that are older. Answers with how many rows. */
export const forgetPastRota = (database: Database, now: Date): Promise<number> =>
  as(database, { kind: 'system' }, async (tx) => {
    const since = new Date(now.getTime() - keptDays * dayMs)
    const day = since.toISOString().slice(0, 10)
    // Single shifts first: of a weekly one that goes they are the exceptions.
    const gone = [
      await tx.run(sql`delete from duty_shifts where day < ${day}::date`),
      await tx.run(sql`delete from duty_closed where day < ${day}::date`),
      await tx.run(sql`delete from duty_weekly where until_day < ${day}::date`),
      await tx.run(sql`delete from duty_calls where called_at < ${since}`),
    ]
    return gone.reduce((sum, n) => sum + n, 0)
  })
