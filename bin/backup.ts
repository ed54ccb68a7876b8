// `continuum backup`: everything that a network is made of but its secrets, as it was at one moment, in one file that two people can open.
// While people work: rows come from one snapshot, papers are those that its rows name.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { readSettings, type Settings } from '../src/app/config.ts'
import { secretIn } from '../src/app/boot.ts'
import {
  fingerprintsOf,
  missingSecrets,
  placesOf,
  secretNames,
  type Fingerprints,
} from '../src/app/secrets.ts'
import { openSecrets } from '../src/app/boot.ts'
import { version } from '../src/http/about.ts'
import { openDatabase, type Database } from '../src/database/open.ts'
import { withSnapshot, type Snapshot, type Table } from '../src/database/snapshot.ts'
import { keyPairFromSeed } from '../src/sealing/keys.ts'
import { signedNote } from '../src/oversight/note.ts'
import { pathOf, shelfIn, shelfLock, shelfOn, type Shelf } from '../src/papers/server/object-store.ts'
import { papersStore } from '../src/app/stores.ts'
import { patient } from '../src/store/s3-store.ts'
import { encrypterTo, writeArchive, type Part } from './backup-archive.ts'
import { rememberBackup } from './backup-record.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** The first part of a file: what has to be known before anything of it is put anywhere. */
export interface About {
  form: 1
  program: string
  network: string
  /** The moment of the snapshot. */
  at: string
  migrations: { name: string; sha256: string }[]
  tables: Table[]
  secrets: Fingerprints
}

/** The last part: what must have come out when all the others were put back. */
export interface Manifest {
  tables: { name: string; rows: number; sha256: string }[]
  sequences: { name: string; value: number }[]
  papers: { count: number; pieces: number; bytes: number; sha256: string; missing: string[] }
  /** How far each audit trail goes, and its last hash. */
  heads: { chain: number; seq: number; hash: string }[]
}

export const aboutName = 'about.json'
export const manifestName = 'manifest.json'
/** The manifest's hash, signed with the network's key of checkpoints: whoever has only the public keys of a backup can make none. */
export const noteName = 'manifest.note'
export const backupOrigin = (network: string): string => `continuum/${network}/backup`
const rowsAtOnce = 4 * 1024 * 1024

const asJson = (name: string, value: unknown): Part => ({
  name,
  bytes: Buffer.from(JSON.stringify(value, null, 2)),
})

interface Paper {
  object: string
  pieces: number
}

/** What the file is made of, in order. `ended` is told the manifest. */
export async function* partsOf(
  snapshot: Snapshot,
  about: About,
  { shelf, ended }: { shelf: Shelf; ended: (manifest: Manifest) => Promise<Part> },
): AsyncGenerator<Part> {
  yield asJson(aboutName, about)
  const tables: Manifest['tables'] = []
  for (const table of snapshot.tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const part of inBlocks(snapshot.copy(table))) {
      hash.update(part)
      rows += countLines(part)
      yield { name: `tables/${table.name}`, bytes: part }
    }
    tables.push({ name: table.name, rows, sha256: hash.digest('hex') })
  }
  const named = await snapshot.rows<Paper>(
    `select object, pieces from public.papers where state = 'kept'
     union all select object, pieces from public.paper_copies where state = 'kept'
     union all select object, pieces from public.attachments where state = 'kept' order by object`,
  )
  const papers = newCount()
  for (const paper of named) yield* piecesOf(paper, shelf, papers)
  const manifest: Manifest = {
    tables,
    sequences: snapshot.sequences,
    papers: { ...papers.result(), count: named.length },
    heads: await snapshot.rows(
      `select chain, seq, encode(hash, 'hex') as hash from audit.heads order by chain`,
    ),
  }
  yield asJson(manifestName, manifest)
  yield await ended(manifest)
}

/** In the text of COPY each row is a line, and line breaks inside it are written otherwise. */
export const countLines = (part: Uint8Array): number => {
  let lines = 0
  for (const byte of part) if (byte === 10) lines += 1
  return lines
}

async function* inBlocks(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const part of parts) {
    held.push(part)
    size += part.length
    if (size < rowsAtOnce) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Counts pieces of papers, the same on both ways. */
export function newCount() {
  const hash = createHash('sha256')
  const missing: string[] = []
  let pieces = 0
  let bytes = 0
  return {
    add: (path: string, piece: Uint8Array) => {
      hash.update(`${path} ${createHash('sha256').update(piece).digest('hex')}\n`)
      pieces += 1
      bytes += piece.length
    },
    lacks: (path: string) => void missing.push(path),
    result: () => ({ pieces, bytes, sha256: hash.digest('hex'), missing }),
  }
}

async function* piecesOf({ object, pieces }: Paper, shelf: Shelf, count: ReturnType<typeof newCount>) {
  for (let piece = 0; piece < pieces; piece += 1) {
    const path = pathOf(object, piece)
    const bytes = await shelf.read(object, piece)
    if (!bytes) {
      count.lacks(path)
      continue
    }
    count.add(path, bytes)
    yield { name: `objects/${path}`, bytes }
  }
}

const secretsFolder = (settings: Pick<Settings, 'data'>): string => join(resolve(settings.data), 'secrets')

/** The network's secrets, which are read and never made here. */
async function existingSecrets(folder: string) {
  const [missing] = missingSecrets(folder)
  if (missing)
    throw new Error(`The secret ${missing} is missing in ${placesOf(folder)}: whose backup would this be?`)
  return openSecrets(folder)
}

/** Writes the file beside whatever runs. Answers with what is in it. */
export async function makeBackup(
  {
    database,
    data,
    secrets,
    shelf = shelfIn(data),
  }: {
    database: Pick<Database, 'owner'>
    data: string
    secrets: Awaited<ReturnType<typeof openSecrets>>
    /** Where papers lie, where that is not a folder of the data folder. */
    shelf?: Shelf
  },
  file: string,
  recipients: string,
): Promise<Manifest> {
  const encrypter = await encrypterTo(recipients)
  if (existsSync(file)) throw new Error(`There is a file ${file} already. Nothing was written.`)
  let kept: Manifest | undefined
  await withSnapshot(
    database,
    `select pg_advisory_lock(${shelfLock})`,
    async (snapshot) => {
      const [found] = await snapshot.rows<{ id: string; at: Date }>(
        `select coalesce((select value ->> 'id' from public.settings where key = 'network'), 'network') as id, now() as at`,
      )
      const network = found?.id ?? 'network'
      const about: About = {
        form: 1,
        program: version,
        network,
        at: found!.at.toISOString(),
        migrations: snapshot.migrations,
        tables: snapshot.tables,
        secrets: await fingerprintsOf(secrets),
      }
      const ended = async (manifest: Manifest): Promise<Part> => {
        kept = manifest
        return { name: noteName, bytes: Buffer.from(await noteOf(about, manifest, secrets)) }
      }
      const sha256 = await writeArchive(file, encrypter, partsOf(snapshot, about, { shelf, ended }))
      return { at: about.at, sha256, digest: Buffer.from(digestOf(about, kept!)).toString('hex') }
    },
    (made) => rememberBackup(database, made),
  )
  return kept!
}

/** The manifest's own bytes are what JSON says of it; the head of the file stands in it by its hash. */
export const digestOf = (about: About, manifest: Manifest): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash('sha256').update(JSON.stringify(about)).update('\n').update(JSON.stringify(manifest)).digest(),
  )

async function noteOf(
  about: About,
  manifest: Manifest,
  { checkpoint }: { checkpoint: Uint8Array },
): Promise<string> {
  const pair = await keyPairFromSeed('sig', new Uint8Array(checkpoint))
  const size = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
  return signedNote(
    { origin: backupOrigin(about.network), size, root: digestOf(about, manifest) },
    pair.publicKey,
    async (message) =>
      new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
  )
}

/** `continuum backup`. */
export async function backup(file: string, recipients: string): Promise<number> {
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  const secrets = await existingSecrets(secretsFolder(settings))
  const store = papersStore(settings, secretsFolder(settings), patient)
  // What the file holds is what is there: nothing is brought up to date first, so that a backup can be made before it is.
  const database = await openDatabase({
    url: settings.databaseUrl,
    embedded: settings.databaseUrl ? undefined : data,
    beside: true,
  })
  try {
    const { tables, papers } = await makeBackup(
      { database, data, secrets, shelf: shelfOn(store) },
      file,
      recipients,
    )
    const rows = tables.reduce((sum, one) => sum + one.rows, 0)
    say(
      `${file}: ${rows} rows, ${papers.count} papers, ${statSync(file).size} bytes. The secrets are not in it: keep them apart (--secrets).`,
    )
    if (papers.missing.length === 0) return 0
    say(
      `${papers.missing.length} pieces of papers that rows name are not in ${store.where}. The rest is in the file.`,
    )
    return 1
  } finally {
    await database.close()
  }
}

/** `continuum backup --secrets`: the secrets alone, encrypted to the same people, to be kept elsewhere. */
export async function backupSecrets(file: string, recipients: string): Promise<number> {
  const folder = secretsFolder(readSettings(process.env))
  await existingSecrets(folder)
  const encrypter = await encrypterTo(recipients)
  async function* parts(): AsyncGenerator<Part> {
    for (const name of secretNames)
      yield { name: `secrets/${name}`, bytes: Buffer.from(secretIn(folder, name) ?? '') }
  }
  await writeArchive(file, encrypter, parts())
  say(`${file} holds the secrets, and nothing else. Keep it where no backup of the database is.`)
  return 0
}

/** `continuum backup-key`: a key pair for one of the people who can open backups. */
export async function makeBackupKey(file: string): Promise<number> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  mkdirSync(resolve(file, '..'), { recursive: true })
  writeFileSync(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' })
  say(`${file} opens backups: keep it off this machine. What backups are made to is printed here.`)
  process.stdout.write(`${recipient}\n`)
  return 0
}
