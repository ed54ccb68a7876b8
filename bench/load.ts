// Fills a migrated, empty database with the bench's country: a million cases in minutes, since no trigger and no index
// but the keys is kept up on the way.

import type { Client } from 'pg'
import { services as serviceKinds } from '../src/directory/kinds.ts'
import { stepsOf } from './load-steps.ts'
import { writeLogs } from './speakers.ts'

export interface Load {
  cases: number
  services: number
  now: Date
  /** Told the name and the seconds of each step. */
  onStep?: (name: string, seconds: number) => void
}

/** Loads, builds the indexes again, and brings the statistics up to date. The client is the owner's. */
export async function loadCountry(client: Client, { cases, services, now, onStep }: Load): Promise<void> {
  const codes = serviceKinds.filter((kind) => !kind.health).map((kind) => kind.code)
  await client.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'`,
  )
  const { rows: indexes } = await client.query<{
    name: string
    definition: string
  }>(`select i.indexname as name, i.indexdef as definition from pg_indexes i
    where i.schemaname = 'public' and not exists (select 1 from pg_constraint k where k.conname = i.indexname)`)
  const timed = async (name: string, sql: string) => {
    const started = performance.now()
    await client.query(sql)
    onStep?.(name, (performance.now() - started) / 1000)
  }
  for (const { name } of indexes) await client.query(`drop index public.${client.escapeIdentifier(name)}`)
  for (const { name, sql } of stepsOf(cases, services, codes, now.toISOString())) await timed(name, sql)
  await writeLogs(client)
  await timed('indexes', indexes.map(({ definition }) => definition).join(';'))
  await timed('vacuum analyze', 'vacuum analyze')
  await client.query('reset session_replication_role; reset synchronous_commit; checkpoint')
}
