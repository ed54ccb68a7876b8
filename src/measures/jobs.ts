// At night what was counted is put down among all facts, in a drawn order, and times that are a month old lose their hour: whoever steals
// the database finds no fact beside a case, and nobody by the hour of an arrival.

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { json, sql } from '../database/sql.ts'
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

/** Takes the hour from times of the work that are old enough. Answers how many it took; a second run takes none. */
export const coarsenTimes = (
  database: Pick<Database, 'pool'>,
  { now, network }: JobParts['state'],
): Promise<number> =>
  as(database, { kind: 'system' }, async (tx) => {
    const { took } = await tx.one<{ took: string }>(
      sql`select app.coarsen_times(${now()}::timestamptz - ${exactDays} * interval '24 hours', ${network().timezone}) as took`,
    )
    return Number(took)
  })

export const coarseTimesJob = (database: Database, state: JobParts['state']): Job => ({
  name: 'times.coarsen',
  cron: '17 3 * * *',
  run: () => coarsenTimes(database, state),
})
