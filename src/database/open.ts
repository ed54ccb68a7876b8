// Opens the database, wherever it is: the embedded server in a data folder, or the one that DATABASE_URL names.
// The program then works through one pool whose login has no rights of its own; only `as` gives it some.
import { Client, Pool, types, type ClientConfig } from 'pg'
import { connectionBy, type FollowingConfig } from './hosts.ts'
import { newLock, unlocking, type Lock } from './locked.ts'
import { findRunning, startEmbedded, type Embedded, type Tuning } from './launcher.ts'
import { gatherFrom } from './told.ts'

export interface Database {
  /** Connections that may do nothing until `as` gives them a role. */
  pool: Pool
  /** How the owner connects: migrations, backup, jobs' own schema. */
  owner: FollowingConfig
  /** Ends the pool, and the embedded server if there is one. */
  close(): Promise<void>
  /** Set where another program runs the server, and went through its migrations. */
  readonly beside?: true
}

export interface Where {
  /** postgres://… ; its user owns the schema and may take the roles. Of several hosts the one that writes is used (hosts.ts). */
  url?: string | undefined
  /** A folder for the embedded server; used when there is no url. */
  embedded?: string | undefined
  /** Where another program runs the server of that folder already, to speak to it instead of being refused. */
  beside?: boolean
  /** Connections in the pool; 10 by default. */
  connections?: number
  /** How the embedded server is kept running, and who is told. */
  tuning?: Tuning
  /** Told when an idle connection breaks (the server restarted); the pool mends itself. */
  onLost?: (error: Error) => void
}

/** The roles that `as` may take; nobody logs in as any of them. */
export const actingRoles = [
  'continuum_app',
  'continuum_public',
  'continuum_ministry',
  'continuum_worker',
  'continuum_sender',
  'continuum_webhooks',
] as const

/** Login of the pool on the embedded server. */
export const login = 'continuum_login'

// int8 as number: our counts and sequence numbers stay far below 2^53. A date has no time zone, so it stays text.
// numeric stays text, as pg has it: money is never a float.
const parsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1082, (text) => text],
])
export type Types = {
  getTypeParser: typeof types.getTypeParser
  /** How to connect is written down and read elsewhere; how rows are read here is not. */
  toJSON: () => undefined
}

/** How what comes from a database is read, with what is locked in it unlocked. */
export function newTypes(): Types {
  const lock = newLock()
  const all = new Map([...parsers, ...unlocking(lock)])
  const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && all.get(oid)) || types.getTypeParser(oid, format)) as typeof types.getTypeParser
  locks.set(getTypeParser, lock)
  return { getTypeParser, toJSON: () => undefined }
}
const locks = new WeakMap<object, Lock>()
const parsing = newTypes()

/** What locks and opens over a connection, once it was given the network's secret. */
export const lockOf = ({ types: own }: ClientConfig): Lock =>
  locks.get(own?.getTypeParser ?? parsing.getTypeParser)!

// A request that takes longer than these has gone wrong; it must not hold locks until somebody notices.
const limits = [
  'statement_timeout=5s',
  'lock_timeout=2s',
  'idle_in_transaction_session_timeout=10s',
  'transaction_timeout=15s',
  'jit=off',
  // A statement is planned once for a connection, for whatever it is asked with: its policies are most of the plan, and they cost more
  // to think through each time than any value could save. test/plans.test.ts holds both kinds of plan to the same.
  'plan_cache_mode=force_generic_plan',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** Milliseconds after which nobody waits for an answer of the database any longer; jobs have a minute for each statement. */
const deadline = 25_000

/** A pool on an existing server, with our parsers, limits and pipelining; the connection's own `options` come after them. */
export function openPool(connection: FollowingConfig, { connections = 10, onLost }: Where = {}): Pool {
  const pool = new Pool({
    ...connection,
    max: connections,
    pipeline: true,
    options: connection.options ? `${limits} ${connection.options}` : limits,
    types: connection.types ?? parsing,
    application_name: 'continuum',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A server that is frozen, or waits for a standby that is gone, ends nothing by itself. Longer than any limit above.
    query_timeout: deadline,
    idleTimeoutMillis: 60_000,
  })
  // Without these two, a restart of the server would end the process: pg emits 'error' on idle clients at the pool,
  // and on a client that is taken but has no query running, at the client.
  pool.on('error', (error) => onLost?.(error))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    gatherFrom(client)
  })
  return pool
}

/** Runs `work` on a connection of the owner, outside row-level security: migrations and tests only. */
export async function asOwner<T>(
  database: Pick<Database, 'owner'>,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { Client: Ours = Client, ...owner } = database.owner
  const client = new Ours({ types: parsing, ...owner })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

// Roles belong to the cluster, not to the database. Two processes may start at once: the loser's error is no error.
const makeRoles = `do $$ declare r text; begin
  perform pg_advisory_xact_lock(7046029254386354);
  foreach r in array array['${actingRoles.join("','")}'] loop
    if not exists (select from pg_roles where rolname = r) then execute format('create role %I nologin', r); end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'continuum_definer') then
    create role continuum_definer nologin bypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'continuum_backup') then
    create role continuum_backup nologin bypassrls;
  end if;
end $$`

const makeLogin = `do $$ begin
  if not exists (select from pg_roles where rolname = '${login}') then create role ${login} login noinherit; end if;
  grant ${actingRoles.join(', ')} to ${login};
end $$`

// On a server of one's own the pool logs in as the url's user, who must be able to take the roles. Where somebody
// else made them and gave them to this user, there is nothing to grant and no right to do so.
const takeRoles = `do $$ declare r text; begin
  foreach r in array array['${actingRoles.join("','")}'] loop
    if not pg_has_role(current_user, r, 'set') then execute format('grant %I to current_user', r); end if;
  end loop;
end $$`

function needsSuperuser(error: unknown): never {
  if ((error as { code?: string }).code !== '42501') throw error
  throw new Error(superuserFirst, { cause: error })
}

/** What somebody reads whose database was not made ready for an owner who is no superuser. */
export const superuserFirst =
  'The user of DATABASE_URL is no superuser, and this database has not been made ready for that. Let one run deploy/first.sql in it, once.'

/**
 * Opens the pool; on the embedded server also makes the database and its login.
 * Does not migrate: call `migrate` before the first request. Throws one clear sentence when the folder is in use.
 */
export async function openDatabase(where: Where): Promise<Database> {
  const types = newTypes()
  if (where.url) {
    const owner = { ...connectionBy(where.url), types }
    await asOwner({ owner }, async (client) => {
      await client.query(makeRoles).catch(needsSuperuser)
      await client.query(takeRoles).catch(needsSuperuser)
    })
    const pool = openPool(owner, where)
    return { pool, owner, close: () => pool.end() }
  }
  if (!where.embedded) throw new Error('Set DATABASE_URL, or name a folder for the embedded database.')
  const running = where.beside ? findRunning(where.embedded) : undefined
  if (running) {
    const owner = { ...running, types }
    const pool = openPool({ ...owner, user: login }, where)
    return { pool, owner, close: () => pool.end(), beside: true }
  }
  const server = await startEmbedded(where.embedded, where.tuning)
  try {
    const owner = { ...(await prepare(server)), types }
    const pool = openPool({ ...owner, user: login }, where)
    const close = async () => {
      await pool.end()
      await server.stop()
    }
    return { pool, owner, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/**
 * Opens the pool of a program beside the one that serves, which makes nothing: its login may be one that can take a single role. Undefined
 * where no server runs in the folder yet.
 */
export function openBeside(where: Pick<Where, 'url' | 'embedded'>): Omit<Database, 'beside'> | undefined {
  const running = where.url || !where.embedded ? undefined : findRunning(where.embedded)
  const owner = where.url ? connectionBy(where.url) : running && { ...running, user: login }
  if (!owner) return undefined
  const pool = openPool(owner, { connections: 2 })
  return { pool, owner, close: () => pool.end() }
}

/** Makes the roles and, if need be, the database named in the connection; answers the owner's connection to it. */
export async function prepare({ connection }: Pick<Embedded, 'connection'>): Promise<ClientConfig> {
  await asOwner({ owner: { ...connection, database: 'postgres' } }, async (client) => {
    await client.query(makeRoles)
    await client.query(makeLogin)
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      connection.database,
    ])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(connection.database)}`)
  })
  return connection
}
