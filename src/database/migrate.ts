// Brings a database to the form this program needs. Tables are made by numbered files that run once and are never
// edited; who may see what (`access.sql` of each folder) is not history but a statement, so it is applied whole.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'

export interface Plan {
  /** The folder of NNNN_name.sql files. */
  migrations: string
  /** Paths of access.sql files, in the order in which they build on each other. */
  access: readonly string[]
  /** Of the migrations, these alone: the form that a backup was made in. */
  only?: ReadonlySet<string>
}

export interface Migrated {
  /** Names of the migrations that ran now. */
  applied: string[]
  /** Whether policies and grants were applied again. */
  access: boolean
  /** What a newer program has added here, without which this one runs as well. */
  newer: string[]
}

interface File {
  name: string
  text: string
  sha256: string
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const accessName = 'access'
const lock = 7046029254386353 // any number that nobody else uses

async function readFiles(paths: readonly string[]): Promise<File[]> {
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path, 'utf8')
      return { name: basename(path), text, sha256: hashOf(text) }
    }),
  )
}

/** The migration files of a folder, in order. Throws when two have the same number or a name is not NNNN_name.sql. */
export async function readMigrations(folder: string): Promise<File[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted()
  for (const [at, name] of names.entries()) {
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new Error(`${name} is not named like 0001_words.sql.`)
    if (names[at - 1]?.slice(0, 4) === name.slice(0, 4))
      throw new Error(`${names[at - 1]} and ${name} have the same number; give the newer one the next.`)
  }
  return readFiles(names.map((name) => join(folder, name)))
}

/**
 * The access.sql files of `src`, each after those it may build on: `database` first, then the other foundations by
 * name, then the features in their order. Where working out who sees a row is long, it stands in a visible.sql before, and how far a
 * profession reaches in a reach.sql before that; whose logs somebody reads, where it is long, in a logs.sql after it;
 * who may open an organisation that has lost its devices, in a recovery.sql.
 */
export function accessFiles(src: string, features: readonly string[]): string[] {
  const rank = (folder: string) => (folder === 'database' ? -2 : features.indexOf(folder))
  return readdirSync(src)
    .filter((folder) => existsSync(join(src, folder, 'access.sql')))
    .toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .flatMap((folder) =>
      ['reach.sql', 'visible.sql', 'told.sql', 'access.sql', 'logs.sql', 'recovery.sql'].map((file) =>
        join(src, folder, file),
      ),
    )
    .filter((file) => existsSync(file))
}

/** Runs the text in one transaction; an error says in which file and line it happened. */
async function runFile(client: Client, file: string, text: string): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    const { position, message } = error as Error & { position?: string }
    const line = position ? `:${text.slice(0, Number(position)).split('\n').length}` : ''
    throw new Error(`${file}${line}: ${message}`, { cause: error })
  }
}

export async function inTransaction(client: Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** What its author promises in the first line of a migration: a program that does not know it works as before (docs/decisions/0140). */
const promise = '-- Adds only.'

const record = (
  client: Client,
  { name, sha256, text = '' }: Pick<File, 'name' | 'sha256'> & { text?: string },
) =>
  client.query(
    `insert into app.migrations (name, sha256, adds_only) values ($1, $2, $3)
     on conflict (name) do update set sha256 = excluded.sha256, applied_at = clock_timestamp()`,
    [name, sha256, text.startsWith(promise)],
  )

interface Had {
  sha256: string
  addsOnly: boolean
}

/** Throws where history was edited, or cannot be gone on with; answers with what a newer program only added. */
function checkHistory(known: ReadonlyMap<string, Had>, files: readonly File[]): string[] {
  const newer: string[] = []
  for (const [name, { sha256, addsOnly }] of known) {
    if (name === accessName) continue
    const file = files.find((candidate) => candidate.name === name)
    if (!file && addsOnly) newer.push(name)
    else if (!file)
      throw new Error(
        `The database has had ${name}, which this program does not know: it is older than its database.`,
      )
    else if (file.sha256 !== sha256)
      throw new Error(
        `${name} was changed after it had run here. Put it back and write the change as a new migration.`,
      )
  }
  return newer
}

// Policies that an earlier access.sql made and a later one dropped must go as well, so all go first.
const dropPolicies = `do $$ declare p record; begin
  for p in select schemaname, tablename, policyname from pg_policies where schemaname in ('public', 'app', 'audit') loop
    execute format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename);
  end loop;
end $$`

/**
 * Does something to every row: forced row-level security binds the owner too, and no policy speaks of the owner, so an owner
 * who is no superuser would change nothing and hear of no error. In one transaction, and forced again before it ends.
 */
export async function onEveryRow(client: Client, work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname in ('public', 'app', 'audit')`)
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`)
  await work()
  for (const { name } of rows) await client.query(`alter table if exists ${name} force row level security`)
}

const historyOf = async (client: Client): Promise<Map<string, Had>> => {
  // By way of JSON: a table of before the promise has no such column.
  const { rows } = await client.query<Had & { name: string }>(
    `select name, sha256, coalesce((to_jsonb(m) ->> 'adds_only')::boolean, false) as "addsOnly" from app.migrations m order by name`,
  )
  return new Map(rows.map(({ name, ...had }) => [name, had]))
}

interface Lacking {
  missing: File[]
  access: File[]
  accessHash: string
  stale: boolean
  newer: string[]
}

/** What this program has and the database has not. Throws when history was edited. */
async function lacking(known: ReadonlyMap<string, Had>, plan: Plan): Promise<Lacking> {
  const files = (await readMigrations(plan.migrations)).filter(({ name }) => plan.only?.has(name) ?? true)
  const access = await readFiles(plan.access)
  const newer = checkHistory(known, files)
  const missing = files.filter(({ name }) => !known.has(name))
  if (newer.length > 0 && missing.length > 0)
    throw new Error(
      `The database has had ${newer[0]}, which this program does not know, and has not had ${missing[0]!.name}, which it needs.`,
    )
  const accessHash = hashOf(access.map(({ sha256 }) => sha256).join())
  // Who sees what is the newer program's to say: it was applied with what that one added.
  const stale = newer.length === 0 && (missing.length > 0 || known.get(accessName)?.sha256 !== accessHash)
  return { missing, access, accessHash, stale, newer }
}

/** Whether there is nothing to run: who looks changes nothing. */
export async function isMigrated(client: Client, plan: Plan): Promise<boolean> {
  return !(await lacking(await historyOf(client), plan)).stale
}

/** What `migrate` would run, by name, and whether policies and grants would be applied again. Changes nothing. */
export async function missingOf(client: Client, plan: Plan): Promise<Migrated> {
  const { rows } = await client.query<{ made: boolean }>(
    `select to_regclass('app.migrations') is not null as made`,
  )
  const known = rows[0]?.made ? await historyOf(client) : new Map<string, Had>()
  const { missing, stale, newer } = await lacking(known, plan)
  return { applied: missing.map(({ name }) => name), access: stale, newer }
}

/** How often a migration gives way to those who are at work, and how long it waits for them each time. */
const attempts = 5
const givesWay = (error: unknown): boolean =>
  ['55P03', '40P01'].includes(
    ((error as Error).cause as { code?: string } | undefined)?.code ??
      (error as { code?: string }).code ??
      '',
  )

async function runMissing(
  client: Client,
  plan: Plan,
  { missing, access, accessHash }: Lacking,
): Promise<void> {
  // Whoever waits for a lock makes everybody wait who comes after: better to give way and begin again.
  await client.query(`set local lock_timeout = '3s'`)
  for (const file of missing) {
    await onEveryRow(client, () => runFile(client, file.name, file.text))
    // What a file has left for the end of its transaction is done before the next one changes these tables.
    await client.query('set constraints all immediate; set constraints all deferred')
    await record(client, file)
  }
  await client.query(dropPolicies)
  for (const [at, file] of access.entries()) await runFile(client, plan.access[at] ?? file.name, file.text)
  await record(client, { name: accessName, sha256: accessHash })
}

/**
 * Runs what is missing, as the owner: all new migrations and then all access files in one transaction, so that one that fails leaves the
 * database as the program before knows it. Only one process does it at a time; the others wait. Throws, and changes nothing, when
 * history was edited. With `tried` all of it is undone at the end.
 */
export async function migrate(
  client: Client,
  plan: Plan,
  { tried = false }: { tried?: boolean } = {},
): Promise<Migrated> {
  await client.query(`select pg_advisory_lock(${lock})`)
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await migrateOnce(client, plan, tried)
      } catch (error) {
        if (attempt === attempts || !givesWay(error)) throw error
        await sleep(attempt * 500)
      }
    }
  } finally {
    await client.query(`select pg_advisory_unlock(${lock})`).catch(() => undefined)
  }
}

/** What undoes a trial: nothing went wrong. */
class Tried extends Error {}

async function migrateOnce(client: Client, plan: Plan, tried: boolean): Promise<Migrated> {
  const migrated: Migrated = { applied: [], access: false, newer: [] }
  await inTransaction(client, async () => {
    await client.query(`create schema if not exists app; create table if not exists app.migrations
      (name text primary key, sha256 text not null, applied_at timestamptz not null default clock_timestamp());
      alter table app.migrations add column if not exists adds_only boolean not null default false`)
    const found = await lacking(await historyOf(client), plan)
    if (found.stale) await runMissing(client, plan, found)
    migrated.applied = found.missing.map(({ name }) => name)
    migrated.access = found.stale
    migrated.newer = found.newer
    if (tried) throw new Tried()
  }).catch((error: unknown) => {
    if (!(error instanceof Tried)) throw error
  })
  return migrated
}
