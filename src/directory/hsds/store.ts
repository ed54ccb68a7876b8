// Writes what an import gathered: compared with what stands there by source id and hash, everything in the caller's one
// transaction. What a directory no longer lists stays readable, because referrals name it, but is found no more.

import { createHash } from 'node:crypto'
import { json, sql, type Tx } from '../../database/sql.ts'
import type { Gathered } from './gather.ts'
import type { Changes } from './report.ts'

interface Known {
  source_id: string
  source_hash: Buffer
  gone_on: string | null
}

interface Plan<R> {
  changes: Changes
  /** Records to write. */
  write: (R & { hash: string })[]
  /** Source ids that are no longer listed. */
  gone: string[]
}

const batch = 500

/** Compares, and unless `dryRun` writes; answers what changed. Runs as the worker. */
export async function storeDirectory(
  tx: Tx,
  { providers, services, areas }: Gathered,
  { feed, today, dryRun }: { feed: string; today: string; dryRun: boolean },
) {
  // Two imports of one directory wait for each other.
  if (!dryRun) await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`directory:${feed}`}))`)
  const knownProviders = await tx.rows<Known>(
    sql`select source_id, source_hash, gone_on from providers where feed = ${feed}`,
  )
  const knownServices = await tx.rows<Known>(
    sql`select source_id, source_hash, gone_on from services where feed = ${feed}`,
  )
  const planned = { providers: plan(providers, knownProviders), services: plan(services, knownServices) }
  if (!dryRun) {
    for (const [code, name] of areas)
      await tx.run(sql`insert into areas (code, name) values (${code}, ${name}) on conflict do nothing`)
    for (const rows of batches(planned.providers.write)) await writeProviders(tx, rows, feed, today)
    for (const rows of batches(planned.services.write)) await writeServices(tx, rows, feed, today)
    await tx.run(
      sql`update services set gone_on = ${today} where feed = ${feed} and source_id = any (${planned.services.gone}::text[])`,
    )
    await tx.run(
      sql`update providers set gone_on = ${today} where feed = ${feed} and source_id = any (${planned.providers.gone}::text[])`,
    )
    // Seen again and the same: that it was looked at today is all that is new.
    await tx.run(
      sql`update services set checked_on = ${today} where feed = ${feed} and gone_on is null and checked_on <> ${today}`,
    )
    await tx.run(
      sql`update providers set checked_on = ${today} where feed = ${feed} and gone_on is null and checked_on <> ${today}`,
    )
  }
  return { providers: planned.providers.changes, services: planned.services.changes }
}

function plan<R extends object>(records: ReadonlyMap<string, R>, known: readonly Known[]): Plan<R> {
  const before = new Map(known.map((row) => [row.source_id, row]))
  const changes: Changes = { added: 0, changed: 0, unchanged: 0, gone: 0 }
  const write: Plan<R>['write'] = []
  for (const [sourceId, record] of records) {
    const hash = createHash('sha256').update(json(record)).digest('hex')
    const old = before.get(sourceId)
    const same = old !== undefined && old.gone_on === null && old.source_hash.toString('hex') === hash
    changes[old === undefined ? 'added' : same ? 'unchanged' : 'changed'] += 1
    if (!same) write.push({ ...record, hash })
  }
  const gone = known
    .filter((row) => row.gone_on === null && !records.has(row.source_id))
    .map((row) => row.source_id)
  return { changes: { ...changes, gone: gone.length }, write, gone }
}

const batches = <R>(rows: readonly R[]): R[][] =>
  Array.from({ length: Math.ceil(rows.length / batch) }, (_, at) => rows.slice(at * batch, (at + 1) * batch))

const writeProviders = (tx: Tx, rows: readonly object[], feed: string, today: string) =>
  tx.run(sql`insert into providers (id, name, description, phone, url, email, places, feed, source_id, source_hash, checked_on)
    select r.id, r.name, r.description, r.phone, r.url, r.email, r.places, ${feed}, r."sourceId", decode(r.hash, 'hex'), ${today}::date
    from jsonb_to_recordset(${json(rows)}::jsonb) r (id uuid, name text, description text, phone text, url text, email text, places jsonb, "sourceId" text, hash text)
    on conflict (id) do update set name = excluded.name, description = excluded.description, phone = excluded.phone, url = excluded.url,
      email = excluded.email, places = excluded.places, source_hash = excluded.source_hash, checked_on = excluded.checked_on, gone_on = null`)

const writeServices = (tx: Tx, rows: readonly object[], feed: string, today: string) =>
  tx.run(sql`insert into services (id, provider, name, description, codes, languages, areas, min_age, max_age, eligibility, how, fees, interpretation,
      phone, url, email, hours, places, confidential, source, feed, source_id, source_hash, checked_on)
    select r.id, r.provider, r.name, r.description, r.codes, r.languages, r.areas, r."minAge", r."maxAge", r.eligibility, r.how, r.fees, r.interpretation,
      r.phone, r.url, r.email, r.hours, r.places, r.confidential, 'hsds', ${feed}, r."sourceId", decode(r.hash, 'hex'), ${today}::date
    from jsonb_to_recordset(${json(rows)}::jsonb) r (id uuid, provider uuid, name text, description text, codes text[], languages text[], areas text[],
      "minAge" smallint, "maxAge" smallint, eligibility text, how text, fees text, interpretation text, phone text, url text, email text,
      hours jsonb, places jsonb, confidential boolean, "sourceId" text, hash text)
    on conflict (id) do update set provider = excluded.provider, name = excluded.name, description = excluded.description, codes = excluded.codes,
      languages = excluded.languages, areas = excluded.areas, min_age = excluded.min_age, max_age = excluded.max_age, eligibility = excluded.eligibility,
      how = excluded.how, fees = excluded.fees, interpretation = excluded.interpretation, phone = excluded.phone, url = excluded.url,
      email = excluded.email, hours = excluded.hours, places = excluded.places, confidential = excluded.confidential,
      source_hash = excluded.source_hash, checked_on = excluded.checked_on, gone_on = null`)
