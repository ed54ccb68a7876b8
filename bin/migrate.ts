// `continuum migrate`: what a new version does to the database, said before, tried before, and then done.
import { resolve } from 'node:path'
import { bringUpToDate, migrationPlan } from '../src/app/boot.ts'
import { readSettings } from '../src/app/config.ts'
import { isInvented, mustNotBePublic, type Fingerprints } from '../src/app/secrets.ts'
import { migrate, missingOf } from '../src/database/migrate.ts'
import { asOwner, openDatabase, type Database } from '../src/database/open.ts'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Hours since the newest backup where real people are in the database; undefined where there are none. */
const backupAge = (database: Pick<Database, 'owner'>): Promise<number | undefined> =>
  asOwner(database, async (client) => {
    const { rows: made } = await client.query<{ made: boolean }>(
      `select to_regclass('settings') is not null as made`,
    )
    if (!made[0]?.made) return undefined
    const { rows } = await client.query<{ real: boolean; hours: number | null }>(
      `select exists (select from settings where key = 'network' and not coalesce((value ->> 'demo')::boolean, false)) as real,
        (select extract(epoch from clock_timestamp() - (value #>> '{}')::timestamptz)::float8 / 3600 from settings where key = 'backup') as hours`,
    )
    return rows[0]?.real ? (rows[0].hours ?? Infinity) : undefined
  })

/** Throws where the network of real people in the database began with secrets that everybody can read. */
const mustHaveOwnSecrets = (database: Pick<Database, 'owner'>): Promise<void> =>
  asOwner(database, async (client) => {
    const { rows: made } = await client.query<{ made: boolean }>(
      `select to_regclass('settings') is not null as made`,
    )
    if (!made[0]?.made) return
    const { rows } = await client.query<{ known: Fingerprints; demo: boolean }>(
      `select value as known, ${isInvented} as demo from settings where key = 'secrets'`,
    )
    if (rows[0]) mustNotBePublic(rows[0].known, rows[0].demo)
  })

export async function migrateCommand({
  only,
  withoutBackup,
}: {
  only: 'plan' | 'check' | undefined
  withoutBackup: boolean
}): Promise<number> {
  const { databaseUrl: url, data } = readSettings(process.env)
  // Who only asks may do so beside a server that is running.
  const database = await openDatabase({
    url,
    embedded: url ? undefined : resolve(data),
    beside: only !== undefined,
  })
  try {
    await mustHaveOwnSecrets(database)
    const plan = migrationPlan()
    const { applied, access } = await asOwner(database, (client) => missingOf(client, plan))
    for (const name of applied) say(name)
    if (!access) say('Nothing to run: the database is up to date.')
    else say(`${applied.length} migrations to run, and who sees what applied again.`)
    if (only === 'plan' || !access) return 0
    if (only === 'check') {
      const started = performance.now()
      await asOwner(database, (client) => migrate(client, plan, { tried: true }))
      say(
        `All of it ran on what is there, in ${((performance.now() - started) / 1000).toFixed(1)} s, and was undone.`,
      )
      return 0
    }
    const age = await backupAge(database)
    if (applied.length > 0 && !withoutBackup && age !== undefined && age > 24)
      throw new Error(
        'There is no backup of the last 24 hours: `continuum backup` first, or say --without-backup. Nothing was changed.',
      )
    await bringUpToDate(database)
    say('Done.')
    return 0
  } finally {
    await database.close()
  }
}
