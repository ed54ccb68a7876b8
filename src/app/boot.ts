// Opens what a server needs: settings, database, migrations, secrets, network. The same for `serve`, `demo`, tests and the bench.

import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newSecret } from '../sealing/keys.ts'
import { newOprfKey } from '../sealing/oprf.ts'
import { newPassphraseSetup } from '../sealing/passphrase.ts'
import { accessFiles, isMigrated, migrate, type Migrated, type Plan } from '../database/migrate.ts'
import { asOwner, superuserFirst, type Database } from '../database/open.ts'
import { order } from './features.ts'
import type { Network, Secrets } from '../http/context.ts'
import { checkShippedPacks } from '../jurisdiction/shipped.ts'
import { takeUpLaws } from '../law/server/in-force.ts'
import { offered } from '../language/say.ts'

const root = new URL('../..', import.meta.url).pathname

/** What a database of this program has had, and who sees what in it. */
export const migrationPlan = (): Plan => ({
  migrations: join(root, 'migrations'),
  access: accessFiles(join(root, 'src'), order),
})

/** For whoever put the version before back: it works, and does not stay. */
function sayWhatIsNewer({ newer }: Migrated): void {
  if (newer.length > 0)
    process.stderr.write(
      `A newer program has added ${newer.join(', ')} to this database. This one works without.\n`,
    )
}

/**
 * Brings the schema up to date and re-applies every policy. Beside a running program nothing is changed under it: what is
 * not up to date is refused.
 */
export async function bringUpToDate(database: Database): Promise<void> {
  const plan = migrationPlan()
  await asOwner(database, async (client) => {
    if (!database.beside) sayWhatIsNewer(await migrate(client, plan))
    else if (!(await isMigrated(client, plan)))
      throw new Error('The program that runs here is of another version than this one. Stop it first.')
    // Only a superuser can take this from everybody; where the owner is none, the statement did nothing and said nothing.
    const { rows } = await client.query<{ open: boolean }>(
      "select has_function_privilege('continuum_app', 'pg_catalog.set_config(text, text, boolean)', 'execute') as open",
    )
    if (rows[0]?.open) throw new Error(superuserFirst)
  })
}

/**
 * One secret, where it is there: among `credentials`, else in a file of `folder`. Throws a sentence with the file's name where others could
 * read it, never its content.
 */
export function secretIn(
  folder: string,
  name: string,
  credentials: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): string | undefined {
  const given = credentials && join(credentials, name)
  if (given && existsSync(given)) return readFileSync(given, 'utf8').trim()
  const path = join(folder, name)
  if (!existsSync(path)) return undefined
  if ((statSync(path).mode & 0o077) !== 0)
    throw new Error(
      `The secret ${path} can be read by others: chmod 600 ${path}, and ask whether it is still one.`,
    )
  return readFileSync(path, 'utf8')
}

/**
 * Reads the secrets, or makes them on the first start. They lie in files of their own, outside the database and never in
 * the environment. `credentials` is the folder in which systemd shows a service what `LoadCredential=` names: what lies
 * there is read from there. Throws a sentence with the file's name where others could read it, never its content.
 */
export async function openSecrets(
  folder: string,
  credentials: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): Promise<Secrets> {
  const secret = async (name: string, make: () => Promise<string> | string): Promise<string> => {
    const there = secretIn(folder, name, credentials)
    if (there !== undefined) return there
    const path = join(folder, name)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(path, await make(), { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
    return readFileSync(path, 'utf8')
  }
  return secretsIn({
    'oprf-key': await secret('oprf-key', () => Buffer.from(newOprfKey()).toString('base64url')),
    'checkpoint-key': await secret('checkpoint-key', () => Buffer.from(newSecret()).toString('base64url')),
    'opaque-setup': await secret('opaque-setup', newPassphraseSetup),
  })
}

/** The secrets as their files hold them, by the names of these. */
export const secretsIn = (
  texts: Readonly<Record<'oprf-key' | 'checkpoint-key' | 'opaque-setup', string>>,
): Secrets => ({
  opaque: texts['opaque-setup'],
  oprf: new Uint8Array(Buffer.from(texts['oprf-key'], 'base64url')),
  checkpoint: new Uint8Array(Buffer.from(texts['checkpoint-key'], 'base64url')),
})

export const baseNetwork: Network = {
  id: 'network',
  name: 'Network',
  country: 'XX',
  timezone: 'Etc/UTC',
  pack: 'palermo',
  currency: 'EUR',
  emergency: '112',
  hotline: '',
  languages: offered,
  demo: false,
}

/** What time it is for machines: sessions, limits, and clocks that are held against each other. An invented country's clock is no part of it. */
export const realNow = (): Date => new Date()

/** The network's own facts and how far its clock was moved (a demonstration only), kept fresh in memory. */
export interface NetworkState {
  network: () => Network
  now: () => Date
  reload: () => Promise<void>
  save: (network: Network) => Promise<void>
  /** Lets an invented country live on a day of its own, and go on from there; refused where the people are real. */
  standAt: (moment: Date) => Promise<void>
  /** Moves its clock so many days ahead of where it stands; refused where the people are real. */
  moveClock: (days: number) => Promise<void>
  /** How many days ahead of where it stands its clock was moved. */
  daysMoved: () => number
}

/** Throws where the rules beside the program are not those that it came with. */
export async function openNetwork(database: Database): Promise<NetworkState> {
  checkShippedPacks()
  let network = baseNetwork
  let stands = 0
  let offset = 0
  let written = 0
  const reload = async (): Promise<void> => {
    const before = written
    await asOwner(database, async (client) => {
      const { rows } = await client.query<{ key: string; value: unknown }>('select key, value from settings')
      // What was written here meanwhile is newer than what was read.
      if (before !== written) return
      const found = Object.fromEntries(rows.map((row) => [row.key, row.value]))
      // The languages are those whose files are here today, whatever was kept.
      network = { ...baseNetwork, ...(found['network'] as Partial<Network> | undefined), languages: offered }
      await takeUpLaws(client, network.id)
      stands = network.demo ? Number(found['clock_stands'] ?? 0) : 0
      offset = network.demo ? Number(found['clock'] ?? 0) : 0
    })
  }
  const put = (key: string, value: unknown) =>
    asOwner(database, (client) =>
      client.query(
        'insert into settings (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
        [key, JSON.stringify(value)],
      ),
    )
  const mustBePractice = () => {
    if (!network.demo) throw new Error('Only the clock of a demonstration can be moved.')
  }
  const moveTo = async (ms: number): Promise<void> => {
    written += 1
    await put('clock', ms)
    offset = ms
  }
  await reload()
  return {
    network: () => network,
    now: () => new Date(realNow().getTime() + offset),
    reload,
    async save(next) {
      written += 1
      await put('network', next)
      network = next
    },
    async standAt(moment) {
      mustBePractice()
      stands = moment.getTime() - realNow().getTime()
      await put('clock_stands', stands)
      await moveTo(stands)
    },
    async moveClock(days) {
      mustBePractice()
      await moveTo(stands + days * 86_400_000)
    },
    daysMoved: () => Math.round((offset - stands) / 86_400_000),
  }
}
