// The bench's country as a database: loaded once, proved, and, where its folder is kept, copied for each measurement, so that
// every one begins with the same rows. With a million cases loading takes a quarter of an hour and a copy half a minute.

import type { ClientConfig } from 'pg'
import type { Embedded } from '../src/database/launcher.ts'
import { asOwner, login, openPool, prepare } from '../src/database/open.ts'
import { bringUpToDate } from '../src/app/boot.ts'
import { loadCountry } from './load.ts'
import { proveVisibility } from './proof.ts'

interface Country {
  cases: number
  services: number
  /** The folder stays, and with it the country as it was loaded. */
  kept: boolean
}

/** A database with the country in it, and what takes away what a measurement wrote. */
export async function countryIn(
  server: Embedded,
  { cases, services, kept }: Country,
  say: (text: string) => void,
): Promise<{ owner: ClientConfig; discard: () => Promise<void> }> {
  const at = (database: string) => ({ connection: { ...server.connection, database } })
  const whole = `bench_${cases}_${services}`
  const loading = 'bench_loading'
  const measured = 'bench_measured'
  const query = (sql: string) =>
    asOwner({ owner: at('postgres').connection }, async (client) => (await client.query(sql)).rowCount ?? 0)

  if ((await query(`select from pg_database where datname = '${whole}'`)) === 0) {
    say(`Loading ${cases} cases …`)
    await query(`drop database if exists ${loading}`)
    await load(await prepare(at(loading)), cases, services, say)
    await query(`alter database ${loading} rename to ${whole}`)
  }
  if (!kept) return { owner: await prepare(at(whole)), discard: async () => {} }
  const drop = () => query(`drop database if exists ${measured} with (force)`)
  await drop()
  await query(`create database ${measured} template ${whole} strategy file_copy`)
  const owner = await prepare(at(measured))
  // Tables that are newer than what was loaded.
  await upToDate(owner)
  return { owner, discard: async () => void (await drop()) }
}

async function upToDate(owner: ClientConfig): Promise<void> {
  const pool = openPool({ ...owner, user: login })
  await bringUpToDate({ pool, owner, close: () => pool.end() })
  await pool.end()
}

async function load(
  owner: ClientConfig,
  cases: number,
  services: number,
  say: (text: string) => void,
): Promise<void> {
  await upToDate(owner)
  const started = performance.now()
  await asOwner({ owner }, async (client) => {
    await loadCountry(client, {
      cases,
      services,
      now: new Date(),
      onStep: (name, seconds) => say(`  ${name.padEnd(16)} ${seconds.toFixed(1)} s`),
    })
    const proof = await proveVisibility(client, 300)
    say(
      `Loaded ${cases} cases in ${((performance.now() - started) / 1000).toFixed(0)} s; the triggers agree on ${proof.rows} rows of ${proof.cases} cases; the roll-up ${proof.rollup ? 'equals' : 'DIFFERS FROM'} the live count.`,
    )
  })
}
