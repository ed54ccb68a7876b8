// What a network knows of its backups: when each was made, that one lies on another machine, and that one was restored and found whole. Nothing
// is believed: a copy proves itself by the SHA-256 that the other machine read, a restore by a receipt signed with the network's own key, which only
// a machine that opened the secrets' backup has.
import { text } from 'node:stream/consumers'
import { join, resolve } from 'node:path'
import { openSecrets } from '../src/app/boot.ts'
import { readSettings } from '../src/app/config.ts'
import { missingSecrets, placesOf } from '../src/app/secrets.ts'
import { asOwner, openDatabase, type Database } from '../src/database/open.ts'
import { fromBase64 } from '../src/oversight/line.ts'
import { openNote, signedNote } from '../src/oversight/note.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { keyPairFromSeed } from '../src/sealing/keys.ts'

const say = (line: string): void => void process.stderr.write(`${line}\n`)

export interface MadeBackup {
  /** The moment of its snapshot. */
  at: string
  /** Of the file as it lies there. */
  sha256: string
  /** Of what is in it, as its manifest is signed. */
  digest: string
}

/** Backups are kept for 35 days. */
const remembered = 40

type Asking = Pick<Database, 'owner'>

const put = (database: Asking, values: Readonly<Record<string, unknown>>): Promise<void> =>
  asOwner(database, async (client) => {
    await client.query(
      `insert into settings (key, value) select key, value from jsonb_each($1::jsonb)
       on conflict (key) do update set value = excluded.value`,
      [JSON.stringify(values)],
    )
  })

const read = (database: Asking): Promise<MadeBackup[]> =>
  asOwner(database, async (client) => {
    const { rows } = await client.query<{ value: MadeBackup[] }>(
      `select value from settings where key = 'backup-files'`,
    )
    return rows[0]?.value ?? []
  })

/** After a backup is whole under its name. */
export async function rememberBackup(database: Asking, made: MadeBackup): Promise<void> {
  const before = await read(database)
  await put(database, { backup: made.at, 'backup-files': [...before, made].slice(-remembered) })
}

/** Remembers the newest backup whose file another machine has read. Answers with its moment; undefined where none of the sums is one of ours. */
export async function rememberCopy(database: Asking, sums: string): Promise<string | undefined> {
  const found = new Set(sums.match(/\b[0-9a-f]{64}\b/g))
  const copied = (await read(database)).filter(({ sha256 }) => found.has(sha256)).at(-1)
  if (copied) await put(database, { 'backup-copied': copied.at })
  return copied?.at
}

const originOf = (network: string): string => `continuum/${network}/restored`

/** That a backup was restored and found whole, signed with the key that came out of its secrets. */
export async function receiptFor(
  { network, digest }: { network: string; digest: Uint8Array<ArrayBuffer> },
  { checkpoint }: { checkpoint: Uint8Array },
  now: Date,
): Promise<string> {
  const pair = await keyPairFromSeed('sig', new Uint8Array(checkpoint))
  const seconds = Math.floor(now.getTime() / 1000)
  return signedNote(
    { origin: originOf(network), size: seconds, root: digest },
    pair.publicKey,
    async (message) =>
      new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
  )
}

/** A machine that restores may be on another clock, and no receipt is from tomorrow. */
const mostAhead = 86_400_000

/** Remembers that a backup of this network was restored. Throws a sentence where the receipt is none. */
export async function rememberRestore(
  database: Asking,
  receipt: string,
  { key, now }: { key: string; now: Date },
): Promise<{ at: string; of: string }> {
  const note = await openNote(receipt, fromBase64(key))
  if (!note || !/^continuum\/[^/]+\/restored$/.test(note.origin))
    throw new Error('This is no receipt of a restored backup, or it is another network’s.')
  const digest = Buffer.from(note.root).toString('hex')
  const made = (await read(database)).find((one) => one.digest === digest)
  if (!made) throw new Error(`The receipt is for none of the last ${remembered} backups of this network.`)
  const at = new Date(note.size * 1000)
  if (at.getTime() > now.getTime() + mostAhead)
    throw new Error('The receipt is of a day to come: set the clock of the machine that restored.')
  const restored = { at: at.toISOString(), of: made.at }
  await put(database, { 'backup-restored': restored })
  return restored
}

async function withNetwork(work: (database: Database, folder: string) => Promise<string>): Promise<string> {
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  const database = await openDatabase({
    url: settings.databaseUrl,
    embedded: settings.databaseUrl ? undefined : data,
    beside: true,
    connections: 2,
  })
  try {
    return await work(database, join(data, 'secrets'))
  } finally {
    await database.close()
  }
}

/** Notes the copy in this network. Answers with a sentence, and throws one where the sum is none of its backups'. */
export const noteCopy = (sums: string): Promise<string> =>
  withNetwork(async (database) => {
    const at = await rememberCopy(database, sums)
    if (!at)
      throw new Error(`None of these sums is that of one of the last ${remembered} backups of this network.`)
    return `The backup of ${at} lies on another machine.`
  })

/** Notes the restore in this network. Answers with a sentence. */
export const noteRestore = (receipt: string): Promise<string> =>
  withNetwork(async (database, folder) => {
    const [missing] = missingSecrets(folder)
    if (missing) throw new Error(`${missing} is missing in ${placesOf(folder)}: whose receipt would this be?`)
    const key = await checkpointKey(await openSecrets(folder))
    const { at, of } = await rememberRestore(database, receipt, { key, now: new Date() })
    return `The backup of ${of} was restored and found whole on ${at}.`
  })

/** `continuum backup-copied`: reads what `sha256sum` says on the other machine. */
export async function backupCopied(): Promise<number> {
  say(await noteCopy(await text(process.stdin)))
  return 0
}

/** `continuum backup-restored`: reads the receipt that `verify-backup` wrote. */
export async function backupRestored(): Promise<number> {
  say(await noteRestore(await text(process.stdin)))
  return 0
}
