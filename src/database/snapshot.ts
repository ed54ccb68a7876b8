// Everything that a database holds, as it was at one moment, while people go on working: one transaction that sees nothing of what
// comes after its first question. Read by a role that sees every row and may change none; the queue of jobs is left out, since it is
// made anew at each start, and so are sessions: nobody who signed out is
// signed in by a restore. Nor is what lives for a minute (unlogged tables).
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Client } from 'pg'
import { to } from 'pg-copy-streams'
import { asOwner, type Database } from './open.ts'

/** Reads all rows; made by `makeRoles`, or by deploy/first.sql where the owner is no superuser. */
export const backupRole = 'continuum_backup'

export interface Table {
  /** With its schema. */
  name: string
  columns: string[]
}

export interface Snapshot {
  tables: Table[]
  /** The next numbers of sequences. */
  sequences: { name: string; value: number }[]
  migrations: { name: string; sha256: string }[]
  rows: <Row extends object>(text: string) => Promise<Row[]>
  /** All rows of a table, in the text that COPY writes. */
  copy: (table: Table) => AsyncIterable<Buffer>
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = ({ columns }: Table): string => columns.map(quoted).join(', ')

/** Our tables whose rows are kept, each with its columns that are not worked out from others. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } =
    await client.query<Table>(`select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname in ('public', 'app', 'audit')
      and c.oid <> all (array[to_regclass('public.sessions'), to_regclass('app.migrations')]) group by c.oid order by 1`)
  return rows
}

async function begin(client: Client): Promise<void> {
  await client.query(
    `begin isolation level repeatable read, read only; set local statement_timeout = 0; set local transaction_timeout = 0;
     set local idle_in_transaction_session_timeout = 0; set local search_path = pg_catalog`,
  )
  const { rows } = await client.query<{ all: boolean }>(
    'select rolsuper or rolbypassrls as all from pg_roles where rolname = current_user',
  )
  if (rows[0]?.all) return
  await client.query(`set local role ${backupRole}`).catch((error: unknown) => {
    throw new Error(
      'The user of DATABASE_URL may not read every row. Let a superuser run deploy/first.sql in the database once more: it makes the role that a backup needs.',
      { cause: error },
    )
  })
}

/**
 * Runs `work` on a snapshot, and `after` once its transaction is over, on the same connection: locks of the session that were taken
 * with `locks` last until then.
 */
export function withSnapshot<T>(
  database: Pick<Database, 'owner'>,
  locks: string,
  work: (snapshot: Snapshot) => Promise<T>,
  after: (value: T) => Promise<void>,
): Promise<T> {
  return asOwner(database, async (client) => {
    await client.query(locks)
    await begin(client)
    const value = await work(await snapshotOf(client))
    await client.query('commit')
    await after(value)
    return value
  })
}

async function snapshotOf(client: Client): Promise<Snapshot> {
  const rows = async <Row extends object>(text: string) => (await client.query(text)).rows as Row[]
  const made = await rows<{ made: boolean }>(`select to_regclass('app.migrations') is not null as made`)
  if (!made[0]?.made) throw new Error('There is nothing in this database yet.')
  return {
    tables: await tablesOf(client),
    sequences:
      await rows(`select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name, last_value as value
      from pg_sequences where schemaname in ('public', 'app', 'audit') and last_value is not null order by 1`),
    migrations: await rows(`select name, sha256 from app.migrations where name <> 'access' order by name`),
    rows,
    async *copy(table) {
      yield* client.query(to(`copy ${table.name} (${columnList(table)}) to stdout`)) as AsyncIterable<Buffer>
      // The server says that it is ready behind the last row, in the same breath.
      await nextTurn()
    },
  }
}
