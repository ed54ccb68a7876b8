// Rows from before values were locked in their columns, or from a restored backup of that time, are locked at the next start: the key
// is no business of a migration, which a database runs by itself.
import type { Client } from 'pg'
import { lockIn, lockedAnswers, lockedMark, type Lock } from './locked.ts'
import { inTransaction, onEveryRow } from './migrate.ts'
import { asOwner, lockOf, type Database } from './open.ts'

/** Columns of text that stand locked, by their tables. */
export const lockedColumns: Readonly<Record<string, readonly string[]>> = {
  cases: ['language'],
  referrals: ['language', 'district'],
  reports: ['language'],
  cards: ['language'],
  consents: ['language'],
  own_calendars: ['language'],
  signed_moves: ['body', 'signature'],
}
/** The answers of moves, in which some stand locked. */
const answers = `track_events where facts ?| $1 and exists
  (select from jsonb_each_text(facts) as f (name, value) where f.name = any ($1) and f.value not like '${lockedMark}%')`

interface Open {
  at: string
  value: unknown
}

async function lockColumn(client: Client, lock: Lock, table: string, column: string): Promise<void> {
  const { rows } = await client.query<Open>(
    `select ctid::text as at, ${column} as value from ${table} where ${column} not like '${lockedMark}%'`,
  )
  await client.query(
    `update ${table} t set ${column} = l.value from unnest($1::tid[], $2::text[]) as l (at, value) where t.ctid = l.at`,
    [rows.map(({ at }) => at), rows.map(({ value }) => lock.close(value))],
  )
}

async function lockAnswers(client: Client, lock: Lock): Promise<void> {
  const { rows } = await client.query<{ at: string; value: Record<string, unknown> }>(
    `select ctid::text as at, facts as value from ${answers}`,
    [lockedAnswers],
  )
  await client.query(
    'update track_events t set facts = l.value::jsonb from unnest($1::tid[], $2::text[]) as l (at, value) where t.ctid = l.at',
    [rows.map(({ at }) => at), rows.map(({ value }) => JSON.stringify(lockIn(lock, value)))],
  )
}

/** Whether anything lies open that should be locked. */
const isOpen = async (client: Client): Promise<boolean> => {
  const columns = Object.entries(lockedColumns).flatMap(([table, names]) =>
    names.map((name) => `exists (select from ${table} where ${name} not like '${lockedMark}%')`),
  )
  const { rows } = await client.query<{ open: boolean }>(
    `select ${columns.join(' or ')} or exists (select from ${answers}) as open`,
    [lockedAnswers],
  )
  return rows[0]!.open
}

/** Locks what lies open, in one transaction; where nothing does, it only looks. Triggers stay out of it: nothing has happened. */
export async function lockRows(database: Pick<Database, 'owner'>): Promise<void> {
  const lock = lockOf(database.owner)
  await asOwner(database, async (client) => {
    const tables = [...Object.keys(lockedColumns), 'track_events']
    await inTransaction(client, async () => {
      await client.query(
        `set local statement_timeout = 0; set local transaction_timeout = 0; select pg_advisory_xact_lock(hashtext('continuum.lock-rows'))`,
      )
      await onEveryRow(client, async () => {
        if (!(await isOpen(client))) return
        for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
        for (const [table, columns] of Object.entries(lockedColumns))
          for (const column of columns) await lockColumn(client, lock, table, column)
        await lockAnswers(client, lock)
        for (const table of tables) await client.query(`alter table ${table} enable trigger user`)
      })
    })
  })
}
