// At night what was counted is put down among all facts, in a drawn order, and times that are a month old lose their hour: whoever steals
// the database finds no fact beside a case, and nobody by the hour of an arrival.

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { json, sql, type Tx } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'
import type { JobParts } from '../tracks/feature.ts'

/** Puts down what waits and mixes all facts; changes nothing where nothing waits. */
export const mixFacts = (database: Pick<Database, 'pool'>): Promise<void> =>
  as(database, { kind: 'system' }, async (tx) => {
    const came = await tx.rows<{ id: string; month: string; fact: Record<string, string> }>(
      sql`select id, month, fact from app.take_facts()`,
    )
    if (came.length === 0) return
    const facts = came.map(({ id, month, fact }) => ({ id, month, ...fact }))
    await tx.one(sql`select app.mix_facts(${json(facts)}::jsonb)`)
  })

export const mixFactsJob = (database: Database): Job => ({
  name: 'counted.mix',
  cron: '41 2 * * *',
  run: () => mixFacts(database),
})

/** For how many days a time keeps its hour: every duty of hours is long settled then. */
export const exactDays = 30

const aDay = 86_400_000
/** What has gathered for longer than a night is taken in steps of so many days, each by itself: no night is too short for the first of them. */
const daysAtOnce = 30

/** Where times of the work stand, in the order in which they are taken. */
export const timedTables: readonly string[] = [
  'track_events',
  'records',
  'papers',
  'tracks',
  'cases',
  'case_access',
  'wraps',
  'clocks',
  'alert_calls',
  'approvals',
  'contact_holders',
  'referral_rungs',
  'referrals',
  'sealed_reasons',
  'take_overs',
  'alert_seen',
  'duty_calls',
  'bed_holds',
  'package_answers',
  'assignment_hours',
  'placements',
  'bed_times',
]

/** Takes the hour from times of the work that are old enough. Answers how many it took; a second run takes none. */
export async function coarsenTimes(
  database: Pick<Database, 'pool'>,
  { now, network }: JobParts['state'],
): Promise<number> {
  const { timezone } = network()
  const older = new Date(now().getTime() - exactDays * aDay)
  const asSystem = <T>(work: (tx: Tx) => Promise<T>) => as(database, { kind: 'system' }, work)
  const { since } = await asSystem((tx) =>
    tx.one<{ since: Date | null }>(sql`select app.exact_since(${older}, ${timezone}) as since`),
  )
  // What was done in the first minute of a day looks like a time that has lost its hour: the days before are looked through again.
  const again = new Date(older.getTime() - daysAtOnce * aDay)
  let total = 0
  for (let from = since && since < again ? since : again; ;) {
    const to = new Date(Math.min(from.getTime() + daysAtOnce * aDay, older.getTime()))
    const start = from
    for (const table of timedTables) {
      const { took } = await asSystem((tx) =>
        tx.one<{ took: string }>(
          sql`select app.coarsen_times(${table}, ${to}, ${start}, ${timezone}) as took`,
        ),
      )
      total += Number(took)
    }
    if (to >= older) return total
    from = to
  }
}

export const coarseTimesJob = (database: Database, state: JobParts['state']): Job => ({
  name: 'times.coarsen',
  cron: '17 3 * * *',
  run: () => coarsenTimes(database, state),
})
