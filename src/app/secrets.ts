// Secrets know their database. What passphrases are stretched with and checkpoints signed by exists once for a network; a server that made new
// ones beside a database with people in it would tell all of them that their words are wrong. So the database keeps a fingerprint of each.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { asOwner, type Database } from '../database/open.ts'
import type { Secrets } from '../http/context.ts'
import { utf8 } from '../sealing/bytes.ts'
import { hmac } from '../sealing/keys.ts'
import { toText } from '../sealing/text.ts'
import { openSecrets } from './boot.ts'
import { publicSecrets } from './public-secrets.ts'

/** The files of the secrets that a network cannot be without. */
export const secretNames = ['oprf-key', 'opaque-setup', 'checkpoint-key'] as const
export type Fingerprints = Record<(typeof secretNames)[number], string>

/** Whether the network in a database says of itself that it is invented. */
export const isInvented = `exists (select from public.settings where key = 'network' and (value ->> 'demo')::boolean)`

/** Tells secrets apart and says nothing of them: each is the key of a hash over one sentence. */
export async function fingerprintsOf({ oprf, opaque, checkpoint }: Secrets): Promise<Fingerprints> {
  const of = async (secret: Uint8Array): Promise<string> =>
    toText(await hmac(new Uint8Array(secret), utf8('continuum fingerprint of a secret')))
  return {
    'oprf-key': await of(oprf),
    'opaque-setup': await of(utf8(opaque)),
    'checkpoint-key': await of(checkpoint),
  }
}

/** The names of those that are in none of the two places. */
export const missingSecrets = (
  folder: string,
  credentials: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): string[] =>
  secretNames.filter(
    (name) => !existsSync(join(folder, name)) && !(credentials && existsSync(join(credentials, name))),
  )

/** Where a secret is read: among the credentials of its service where it lies there, else in the folder. */
const placeOf = (
  folder: string,
  name: string,
  credentials: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): string => (credentials && existsSync(join(credentials, name)) ? credentials : folder)

/** Where a secret is looked for, in words. */
export const placesOf = (
  folder: string,
  credentials: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): string => (credentials ? `${credentials} (CREDENTIALS_DIRECTORY) and in ${folder}` : folder)

/** The first secret that is not the one that is meant. */
export const otherSecret = (found: Fingerprints, meant: Fingerprints): string | undefined =>
  secretNames.find((name) => found[name] !== meant[name])

/** Throws one sentence where a secret is not the one that is meant; `where` is the file or the folder that holds it. */
export function mustFit(
  where: string | ((name: string) => string),
  found: Fingerprints,
  meant: Fingerprints,
): void {
  const other = otherSecret(found, meant)
  if (other)
    throw new Error(
      `The secret ${other} in ${typeof where === 'string' ? where : where(other)} is not the one of this network: with it nobody could sign in. Put the right one back; nothing was changed.`,
    )
}

/**
 * Throws where secrets that everybody can read would guard real people: those of the seed of the invented country lie in its source. By
 * their fingerprints, wherever they lie and whatever stands beside them.
 */
export function mustNotBePublic(found: Fingerprints, demo: boolean): void {
  const known = secretNames.find((name) => publicSecrets.some((one) => one[name] === found[name]))
  if (known && !demo)
    throw new Error(
      `The secret ${known} is that of the invented country, which everybody can read: with it no real person is served. Begin with secrets of your own (continuum secrets); nothing was changed.`,
    )
}

function mustBeThere(folder: string): void {
  const [missing] = missingSecrets(folder)
  if (missing)
    throw new Error(
      `The secret ${missing} is missing in ${placesOf(folder)}, and a new one would be of no use: nobody could sign in. Put back the one that you keep apart from the database; nothing was changed.`,
    )
}

/**
 * The secrets of the network in this database. Where nobody has keys yet they are made; else they must be there, and be the ones that
 * were there when it began. Of two programs that start at once the second one waits, and then compares. Those that everybody can read are
 * taken for an invented country alone, and `forStory`, which begins in an empty database.
 */
export function secretsOf(
  database: Pick<Database, 'owner'>,
  folder: string,
  { forStory = false }: { forStory?: boolean } = {},
): Promise<Secrets> {
  return asOwner(database, async (client) => {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('continuum.secrets'))`)
    const { rows } = await client.query<{ known: Fingerprints | null; empty: boolean; demo: boolean }>(
      `select (select value from settings where key = 'secrets') as known, app.set_up_open() as empty, ${isInvented} as demo`,
    )
    const { known, empty, demo } = rows[0]!
    if (known || !empty) mustBeThere(folder)
    const secrets = await openSecrets(folder)
    const found = await fingerprintsOf(secrets)
    mustNotBePublic(found, demo || forStory)
    if (known) mustFit((name) => placeOf(folder, name), found, known)
    else
      await client.query(`insert into settings (key, value) values ('secrets', $1)`, [JSON.stringify(found)])
    await client.query('commit')
    return secrets
  })
}
