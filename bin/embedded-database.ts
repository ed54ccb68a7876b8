// Real people's data belongs into a database that somebody looks after. The embedded one is a third party's build that nobody
// corrects and nobody backs up: good for a demonstration, for development and for looking round, refused for the rest.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner, type Database } from '../src/database/open.ts'

const refusal = (): Error =>
  new Error(
    'DATABASE_URL is not set. Real people are not served from the embedded database: it is for trying things out, it gets no corrections and nothing makes a backup of it. Name a PostgreSQL 17 in DATABASE_URL, or say --embedded-database if you want it all the same. For an invented country: continuum demo.',
  )

/** Throws, and makes nothing, where there is no database in the folder yet. */
export function refuseNewEmbedded(folder: string): void {
  if (!existsSync(join(folder, 'postgres'))) throw refusal()
}

/** Throws where the network in the embedded database does not say of itself that it is invented. Changes nothing. */
export async function refuseEmbedded(database: Pick<Database, 'owner'>): Promise<void> {
  const demo = await asOwner(database, async (client) => {
    const { rows: made } = await client.query<{ made: boolean }>(
      "select to_regclass('settings') is not null as made",
    )
    if (!made[0]?.made) return false
    const { rows } = await client.query<{ demo: boolean }>(
      "select coalesce((value ->> 'demo')::boolean, false) as demo from settings where key = 'network'",
    )
    return rows[0]?.demo ?? false
  })
  if (!demo) throw refusal()
}
