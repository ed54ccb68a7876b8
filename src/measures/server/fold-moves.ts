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
import { addMove, tellBreakdowns, type Sums, type Told } from './measure-breakdowns.ts'

/** One night's work after the other: two at the same moment would count over each other. */
const oneAtATime = (tx: Tx) => tx.run(sql`select pg_advisory_xact_lock(hashtext('continuum.fold-moves'))`)

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

/** The last month of each indicator that was told by groups. */
async function toldUntil(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.rows<{ indicator: string; to: string }>(
    sql`select indicator, max(to_month)::date as "to" from measure_breakdowns group by 1`,
  )
  return new Map(rows.map(({ indicator, to }) => [indicator, to]))
}

/** Adds up what waits, and reads what telling by groups stands on. */
async function readCounted(tx: Tx) {
  await oneAtATime(tx)
  const sums = await addUp(tx)
  const [counts, until] = await Promise.all([
    tx.rows<Count>(sql`select month, kind, subkind, move, code, in_time as "inTime", sum(n)::bigint as n, sum(amount)::bigint as amount
      from event_counts group by 1, 2, 3, 4, 5, 6`),
    toldUntil(tx),
  ])
  return { sums, counts, until }
}

/** All blocks of an indicator that were not told by groups, divided as far as nobody is found. */
async function tellNew(
  { sums, counts, until }: Awaited<ReturnType<typeof readCounted>>,
  day: string,
): Promise<Told[]> {
  const first = [...sums.keys()].toSorted()[0]
  if (first === undefined) return []
  const told: Told[] = []
  for (const [at, { id, blocks }] of scorecardOf(indicators, counts, day).indicators.entries()) {
    const fresh = blocks.filter(({ from }) => from >= first && from > (until.get(id) ?? ''))
    told.push(...(await tellBreakdowns(indicators[at]!, fresh, sums)))
  }
  return told
}

/** Of an indicator that somebody else told meanwhile nothing is written: what stands there counts. */
async function write(tx: Tx, told: readonly Told[], before: ReadonlyMap<string, string>): Promise<void> {
  await oneAtATime(tx)
  const now = await toldUntil(tx)
  for (const { indicator, breakdown, from, to, groups } of told)
    if (now.get(indicator) === before.get(indicator))
      await tx.run(sql`insert into measure_breakdowns (indicator, breakdown, from_month, to_month, groups)
        values (${indicator}, ${breakdown}, ${from}, ${to}, ${JSON.stringify(groups)}::jsonb)`)
}

/**
 * Adds up what waits, and tells by groups what can be told newly. A second run tells nothing, and goes on where one stopped. Which groups
 * can be told is worked out between two transactions: it takes its time, and holds no connection and no row meanwhile.
 */
export async function foldMoves(
  database: Pick<Database, 'pool'>,
  { now, network }: JobParts['state'],
): Promise<void> {
  const counted = await as(database, { kind: 'system' }, readCounted)
  const told = await tellNew(counted, dayAt(now(), network().timezone))
  if (told.length > 0) await as(database, { kind: 'system' }, (tx) => write(tx, told, counted.until))
}

export const foldMovesJob = (database: Database, state: JobParts['state']): Job => ({
  name: 'measures.fold',
  cron: '51 2 * * *',
  run: () => foldMoves(database, state),
})
