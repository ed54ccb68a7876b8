// Imports a folder of HSDS files: read whole, gather, compare, and write in one transaction or not at all.

import { basename, resolve } from 'node:path'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { gather } from './gather.ts'
import { groupRemarks, type Report } from './report.ts'
import { storeDirectory } from './store.ts'
import { readPackage, type Progress } from './tables.ts'

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
  const read = await readPackage(folder, options.onProgress)
  const gathered = gather(read, { feed, today })
  const changes = await as(database, { kind: 'system' }, (tx) =>
    storeDirectory(tx, gathered, { feed, today, dryRun }),
  )
  const services = [...gathered.services.values()]
  const open = (says: (service: (typeof services)[number]) => boolean) =>
    services.filter((service) => !says(service)).length
  return {
    feed,
    version: read.version,
    dryRun,
    rows: read.rows,
    mapped: { providers: gathered.providers.size, services: services.length, ...gathered.counts },
    unknown: {
      need: open(({ codes }) => codes.length > 0),
      language: open(({ languages }) => languages !== null),
      area: open(({ areas }) => areas !== null),
      // HSDS has eligibility in words only: they are shown, and whom a service takes stays to be asked.
      serves: services.length,
    },
    confidential: services.filter(({ confidential }) => confidential).length,
    ...changes,
    remarks: groupRemarks(read.remarks),
    milliseconds: Math.round(performance.now() - started),
  }
}
