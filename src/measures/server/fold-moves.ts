// At night counted moves are added to the locked sums of their month, and what can be told of them by groups is written down.

import { as } from '../../database/as.ts'
import { locked } from '../../database/locked.ts'
import type { Database } from '../../database/open.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import type { Job } from '../../jobs/work.ts'
import type { JobParts } from '../../tracks/feature.ts'
import type { Moved } from '../breakdowns.ts'
import { indicators } from '../catalogue.ts'
import { scorecardOf, type Count } from '../scorecard.ts'
import { addMove, tellGroups, type Sums } from './measure-groups.ts'

/** What waits goes into the sums of its month; all sums, by month. */
async function addUp(tx: Tx): Promise<Map<string, Sums>> {
  const [came, kept] = await Promise.all([
    tx.rows<Omit<Moved, 'kind'> & { month: string; fact: Pick<Moved, 'kind'> }>(
      sql`select month, fact, origin, district, section, arrival from app.take_moves()`,
    ),
    tx.rows<{ month: string; sums: Sums }>(sql`select month, sums from measure_sums`),
  ])
  const sums = new Map(kept.map((row) => [row.month, row.sums]))
  for (const [month, rows] of Map.groupBy(came, (row) => row.month)) {
    const own = sums.get(month) ?? {}
    for (const { fact, ...groups } of rows) addMove(own, indicators, { ...groups, ...fact })
    sums.set(month, own)
    await tx.run(sql`insert into measure_sums (month, sums) values (${month}, ${locked(own)})
      on conflict (month) do update set sums = excluded.sums`)
  }
  return sums
}

/** Adds up what waits, and tells by groups what can be told newly. A second run tells nothing. */
export const foldMoves = (
  database: Pick<Database, 'pool'>,
  { now, network }: JobParts['state'],
): Promise<void> =>
  as(database, { kind: 'system' }, async (tx) => {
    const sums = await addUp(tx)
    const first = [...sums.keys()].toSorted()[0]
    if (first === undefined) return
    const [counts, told] = await Promise.all([
      tx.rows<Count>(sql`select month, kind, subkind, move, code, in_time as "inTime", sum(n)::bigint as n, sum(amount)::bigint as amount
        from event_counts group by 1, 2, 3, 4, 5, 6`),
      tx.rows<{ indicator: string; to: string }>(
        sql`select indicator, max(to_month)::date as "to" from measure_breakdowns group by 1`,
      ),
    ])
    const until = new Map(told.map(({ indicator, to }) => [indicator, to]))
    const cards = scorecardOf(indicators, counts, dayAt(now(), network().timezone)).indicators
    for (const [at, { id, blocks }] of cards.entries()) {
      const fresh = blocks.filter(({ from }) => from >= first && from > (until.get(id) ?? ''))
      for (const { indicator, breakdown, from, to, groups } of await tellGroups(indicators[at]!, fresh, sums))
        await tx.run(sql`insert into measure_breakdowns (indicator, breakdown, from_month, to_month, groups)
          values (${indicator}, ${breakdown}, ${from}, ${to}, ${JSON.stringify(groups)}::jsonb)`)
    }
  })

export const foldMovesJob = (database: Database, state: JobParts['state']): Job => ({
  name: 'measures.fold',
  cron: '51 2 * * *',
  run: () => foldMoves(database, state),
})
