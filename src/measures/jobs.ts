// At night what was counted is put down among all facts, in a drawn order: whoever steals the database finds no fact beside a case.

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { json, sql } from '../database/sql.ts'
import type { Job } from '../jobs/work.ts'

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
