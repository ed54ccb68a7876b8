// A database of its own for each test file: a copy of the migrated template, made in a tenth of a second.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import type { Embedded } from '../src/database/launcher.ts'
import { asOwner, login, openPool, prepare, newTypes, type Database } from '../src/database/open.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The file in which global-setup.ts says where the server is, once it is ready. */
    databaseReport: string
  }
}

/** The migrated database that all others are copies of. */
export const template = 'continuum_template'

async function server(): Promise<Embedded['connection']> {
  const report = inject('databaseReport')
  while (!existsSync(report)) await sleep(20)
  const { connection, error } = JSON.parse(readFileSync(report, 'utf8'))
  if (error) throw new Error(`The test database is not there: ${error}`)
  return connection
}

/**
 * A database for this test file, closed and dropped when its tests are over. Call it at the top level:
 * `const database = await testDatabase()`. With `empty`, one without our tables.
 */
export async function testDatabase({ empty = false } = {}): Promise<Database> {
  const connection = await server()
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = { owner: { ...connection, database: 'postgres' } }
  if (!empty)
    await asOwner(admin, (client) =>
      client.query(`create database ${name} template ${template} strategy file_copy`),
    )
  const owner = {
    ...(await prepare({ connection: { ...connection, database: name } })),
    types: newTypes(),
  }
  // A test asks each question a few times: planning it for the values of each of them would be a quarter of the database's work.
  const pool = openPool({ ...owner, user: login, options: '-c plan_cache_mode=force_generic_plan' })
  const close = async () => {
    await pool.end()
    await asOwner(admin, (client) => client.query(`drop database if exists ${name} with (force)`))
  }
  afterAll(close)
  return { pool, owner, close }
}
