// Import and export of directories: files are read whole, compared by source id and hash with what stands there, and
// written in one transaction or not at all. What a directory no longer lists stays readable, because referrals name it,
// but is found no more.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { json, sql, type Tx } from '../../database/sql.ts'
import { packageOf } from '../hsds/export.ts'
import { gather } from '../hsds/gather.ts'
import type { Point } from '../model.ts'
import type { Gathered } from '../hsds/records.ts'
import { brokenFile, groupRemarks, type Changes, type Report } from '../hsds/report.ts'
import { readPackage, type Folder, type Progress } from '../hsds/tables.ts'
import { listedDirectory } from './listed.ts'

export interface ImportOptions {
  /** The name under which this directory is known; its services are compared with the last import of that name. */
  feed?: string | undefined
  dryRun?: boolean
  now: Date
  onProgress?: Progress
}

/** The name of a directory from its folder: `…/hsds/ilao` is `ilao`. Never `network`, which is our own. */
export function feedOf(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.-]+/g, '-')
    .replace(/^[^a-z0-9]+/, '')
    .slice(0, 40)
  return name === '' || name === 'network' ? 'directory' : name
}

/**
 * Imports `folder`. Throws an error that `brokenOf` understands, having changed nothing, when a file cannot be read;
 * rows that cannot be taken are in the report.
 */
export async function importDirectory(
  database: Pick<Database, 'pool'>,
  folder: string,
  options: ImportOptions,
): Promise<Report> {
  const started = performance.now()
  const feed = options.feed ?? feedOf(folder)
  const dryRun = options.dryRun ?? false
  const today = options.now.toISOString().slice(0, 10)
  const read = await readPackage(await openFolder(folder), options.onProgress)
  const gathered = gather(read, { feed, today })
  const changes = await as(database, { kind: 'system' }, (tx) =>
    storeDirectory(tx, gathered, { feed, today, dryRun }),
  )
  const services = [...gathered.services.values()]
  const providers = [...gathered.providers.values()]
  const named = new Set(providers.filter(({ name }) => name !== null).map(({ id }) => id))
  const open = (says: (service: (typeof services)[number]) => boolean) =>
    services.filter((service) => !says(service)).length
  return {
    feed,
    version: read.version,
    dryRun,
    rows: read.rows,
    mapped: {
      providers: named.size,
      unnamed: providers.length - named.size,
      services: services.length,
      ...gathered.counts,
    },
    unknown: {
      provider: open(({ provider }) => named.has(provider)),
      need: open(({ codes }) => codes.length > 0),
      language: open(({ languages }) => languages !== null),
      area: open(({ areas }) => areas !== null),
      // HSDS has eligibility in words only: they are shown, and whom a service takes stays to be asked where no term of ours says it.
      serves: open(({ serves }) => serves !== null),
    },
    confidential: services.filter(({ confidential }) => confidential).length,
    ...changes,
    remarks: groupRemarks(read.remarks),
    milliseconds: Math.round(performance.now() - started),
  }
}

async function openFolder(path: string): Promise<Folder> {
  const names = await readdir(path).catch(() => {
    throw brokenFile({ file: path, broken: 'there is no such folder' })
  })
  return { names, open: (name) => createReadStream(join(path, name)) as AsyncIterable<Uint8Array> }
}

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

interface Storing {
  feed: string
  today: string
  dryRun: boolean
  source?: 'hsds' | 'table'
  /** Source ids that stay as they are, although nothing could be read of them. */
  kept?: ReadonlySet<string>
}

/** Compares, and unless `dryRun` writes; answers what changed. Runs as the worker, or as whoever looks after the directory. */
export async function storeDirectory(
  tx: Tx,
  { providers, services, areas, points }: Gathered,
  { feed, today, dryRun, source = 'hsds', kept = new Set() }: Storing,
) {
  // Two imports of one directory wait for each other.
  if (!dryRun) await tx.run(sql`select pg_advisory_xact_lock(hashtext(${`directory:${feed}`}))`)
  const knownProviders = await tx.rows<Known>(
    sql`select source_id, source_hash, gone_on from providers where feed = ${feed}`,
  )
  const knownServices = await tx.rows<Known>(
    sql`select source_id, source_hash, gone_on from services where feed = ${feed}`,
  )
  const planned = {
    providers: plan(providers, knownProviders, kept),
    services: plan(services, knownServices, kept),
  }
  if (!dryRun) {
    for (const [code, name] of areas)
      await tx.run(sql`insert into areas (code, name) values (${code}, ${name}) on conflict do nothing`)
    for (const [code, some] of points) {
      const [latitude, longitude] = middleOf(some)
      await tx.run(
        sql`update areas set latitude = ${latitude}, longitude = ${longitude} where code = ${code}`,
      )
    }
    for (const rows of batches(planned.providers.write)) await writeProviders(tx, rows, feed, today)
    for (const rows of batches(planned.services.write)) await writeServices(tx, rows, { feed, today, source })
    await tx.run(
      sql`update services set gone_on = ${today} where feed = ${feed} and source_id = any (${planned.services.gone}::text[])`,
    )
    await tx.run(
      sql`update providers set gone_on = ${today} where feed = ${feed} and source_id = any (${planned.providers.gone}::text[])`,
    )
    // Seen again and the same: that it was looked at today is all that is new.
    // Where the directory says itself when it looked at a service, that day stands.
    const assured = [...services.values()]
      .filter(({ assuredOn }) => assuredOn)
      .map(({ sourceId }) => sourceId)
    await tx.run(
      sql`update services set checked_on = ${today} where feed = ${feed} and gone_on is null and checked_on <> ${today}
        and not source_id = any (${assured}::text[])`,
    )
    await tx.run(
      sql`update providers set checked_on = ${today} where feed = ${feed} and gone_on is null and checked_on <> ${today}`,
    )
  }
  return { providers: planned.providers.changes, services: planned.services.changes }
}

/** The middle of some points, coarsely: two decimals are a kilometre. */
const middleOf = (points: readonly Point[]): Point => {
  const mean = (part: 0 | 1) =>
    Math.round((points.reduce((sum, point) => sum + point[part], 0) / points.length) * 100) / 100
  return [mean(0), mean(1)]
}

function plan<R extends object>(
  records: ReadonlyMap<string, R>,
  known: readonly Known[],
  kept: ReadonlySet<string>,
): Plan<R> {
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
    .filter((row) => row.gone_on === null && !records.has(row.source_id) && !kept.has(row.source_id))
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

const writeServices = (
  tx: Tx,
  rows: readonly object[],
  { feed, today, source }: Required<Pick<Storing, 'feed' | 'today' | 'source'>>,
) =>
  tx.run(sql`insert into services (id, provider, name, description, codes, languages, serves, areas, min_age, max_age, eligibility, how, fees, interpretation,
      phone, url, email, hours, places, confidential, source, feed, source_id, source_hash, checked_on)
    select r.id, r.provider, r.name, r.description, r.codes, r.languages, r.serves, r.areas, r."minAge", r."maxAge", r.eligibility, r.how, r.fees, r.interpretation,
      r.phone, r.url, r.email, r.hours, r.places, r.confidential, ${source}, ${feed}, r."sourceId", decode(r.hash, 'hex'), coalesce(r."assuredOn", ${today}::date)
    from jsonb_to_recordset(${json(rows)}::jsonb) r (id uuid, provider uuid, name text, description text, codes text[], languages text[], serves text[], areas text[],
      "minAge" smallint, "maxAge" smallint, eligibility text, how text, fees text, interpretation text, phone text, url text, email text,
      hours jsonb, places jsonb, confidential boolean, "assuredOn" date, "sourceId" text, hash text)
    on conflict (id) do update set provider = excluded.provider, listed_by = excluded.listed_by, name = excluded.name, description = excluded.description, codes = excluded.codes,
      languages = excluded.languages, serves = coalesce(excluded.serves, services.serves), areas = excluded.areas, min_age = excluded.min_age, max_age = excluded.max_age, eligibility = excluded.eligibility,
      how = excluded.how, fees = excluded.fees, interpretation = excluded.interpretation, phone = excluded.phone, url = excluded.url,
      email = excluded.email, hours = excluded.hours, places = excluded.places, confidential = excluded.confidential,
      source_hash = excluded.source_hash, checked_on = excluded.checked_on, gone_on = null`)

/** Writes everything that is listed, each once, and not confidential into `folder`, made where it is not there. */
export async function exportDirectory(
  database: Pick<Database, 'pool'>,
  folder: string,
): Promise<{ services: number; files: string[] }> {
  const listed = await as(database, { kind: 'public' }, (tx) => listedDirectory(tx))
  const files = packageOf(listed)
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    // Beside and renamed: whoever reads meanwhile finds whole files.
    await writeFile(join(folder, `.${name}`), text)
    await rename(join(folder, `.${name}`), join(folder, name))
  }
  return { services: listed.services.length, files: Object.keys(files) }
}
