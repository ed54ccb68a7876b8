// Rows from before values were locked in their columns, or from a restored backup of that time, are locked at the next start: the key
// is no business of a migration, which a database runs by itself.
import type { Client } from 'pg'
import { hiddenPlace, idTokens, namedIn, placeToken } from './draft-places.ts'
import { lockIn, lockYes, lockedAnswers, lockedMark, type Lock } from './locked.ts'
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
  bed_units: ['takes', 'rules'],
  bed_rooms: ['features', 'number'],
  beds: ['letter'],
  permits: ['permit', 'valid_from', 'valid_to'],
  signed_moves: ['body', 'signature'],
  identity_providers: ['settings'],
  identity_provider_changes: ['settings'],
}
/** Columns of bytes that stand as their keyed hashes; one that was made cannot be told from one that was not, so it is done once. */
const hashedColumns: Readonly<Record<string, readonly string[]>> = { cards: ['freeze_hash'] }
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

async function hashColumn(client: Client, lock: Lock, table: string, column: string): Promise<void> {
  const { rows } = await client.query<{ at: string; value: Buffer }>(
    `select ctid::text as at, ${column} as value from ${table} where ${column} is not null`,
  )
  await client.query(
    `update ${table} t set ${column} = h.value from unnest($1::tid[], $2::bytea[]) as h (at, value) where t.ctid = h.at`,
    [rows.map(({ at }) => at), rows.map(({ value }) => lock.keyedHash(value))],
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

/** The yes within a statement, and the signature over it. */
async function lockYeses(client: Client, lock: Lock): Promise<void> {
  const { rows } = await client.query<{ at: string; body: string; signature: Buffer }>(
    `select ctid::text as at, body, signature from case_statements where body like '%"agreed":{%'`,
  )
  await client.query(
    `update case_statements t set body = l.body, signature = convert_to(l.signature, 'utf8')
     from unnest($1::tid[], $2::text[], $3::text[]) as l (at, body, signature) where t.ctid = l.at`,
    [
      rows.map(({ at }) => at),
      rows.map(({ body }) => lockYes(lock, body)),
      rows.map(({ signature }) => lock.close(signature.toString('base64url'))),
    ],
  )
}

/** The places of drafts, and what they name. What a newer program has kept at a place since stays. */
async function hidePlaces(client: Client, lock: Lock): Promise<void> {
  const clear = `place not like '${hiddenPlace}%'`
  const { rows } = await client.query<{ at: string; place: string }>(
    `select ctid::text as at, place from drafts where ${clear}`,
  )
  await client.query(
    `update drafts d set place = app.draft_place(l.place, d.user_id), about = app.draft_marks(l.ids::bytea[], d.user_id)
     from unnest($1::tid[], $2::bytea[], $3::text[]) as l (at, place, ids) where d.ctid = l.at
       and not exists (select from drafts o where o.user_id = d.user_id and o.place = app.draft_place(l.place, d.user_id))`,
    [
      rows.map(({ at }) => at),
      rows.map(({ place }) => placeToken(lock, place)),
      rows.map(({ place }) => idTokens(lock, namedIn(place))),
    ],
  )
  await client.query(`delete from drafts where ${clear}`)
}

const done = "select value from settings where key = 'locked'"
type Names = Readonly<Record<string, readonly string[]>>
/** Both: neither a program of this version nor one of another does again what the other one has done. */
const together = (some: Names, others: Names): Names =>
  Object.fromEntries(
    [...new Set([...Object.keys(some), ...Object.keys(others)])].map((table) => [
      table,
      [...new Set([...(some[table] ?? []), ...(others[table] ?? [])])],
    ]),
  )
const meant: Names = together(
  { ...lockedColumns, track_events: lockedAnswers, case_statements: ['agreed'], drafts: ['place'] },
  hashedColumns,
)

/**
 * Locks what lies open, in one transaction; the database remembers which columns that was done for, and so does a backup of it. Triggers stay
 * out of it: nothing has happened.
 */
export async function lockRows(database: Pick<Database, 'owner'>): Promise<void> {
  const lock = lockOf(database.owner)
  await asOwner(database, async (client) => {
    const known = async () => (await client.query<{ value: Names }>(done)).rows[0]?.value ?? {}
    const isDone = async () => {
      const locked = await known()
      return Object.entries(meant).every(([table, names]) =>
        names.every((name) => locked[table]?.includes(name)),
      )
    }
    if (await isDone()) return
    await inTransaction(client, async () => {
      await client.query(
        `set local statement_timeout = 0; set local transaction_timeout = 0; select pg_advisory_xact_lock(hashtext('continuum.lock-rows'))`,
      )
      // Another server may have been quicker.
      if (await isDone()) return
      const before = await known()
      await onEveryRow(client, async () => {
        for (const table of Object.keys(meant))
          await client.query(`alter table ${table} disable trigger user`)
        for (const [table, columns] of Object.entries(lockedColumns))
          for (const column of columns) await lockColumn(client, lock, table, column)
        for (const [table, columns] of Object.entries(hashedColumns))
          for (const column of columns)
            if (!before[table]?.includes(column)) await hashColumn(client, lock, table, column)
        await lockAnswers(client, lock)
        await lockYeses(client, lock)
        await hidePlaces(client, lock)
        for (const table of Object.keys(meant)) await client.query(`alter table ${table} enable trigger user`)
      })
      await client.query(
        `insert into settings (key, value) values ('locked', $1) on conflict (key) do update set value = excluded.value`,
        [JSON.stringify(together(before, meant))],
      )
    })
  })
}
