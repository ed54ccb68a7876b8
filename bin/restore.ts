// `continuum restore` and `continuum verify-backup`: what `backup` wrote, put into an empty place and held against what the file says of
// itself. Rows come in one transaction, which ends only when every hash, count and signature was right; papers are under their name before it.
import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { bringUpToDate, migrationPlan } from '../src/app/boot.ts'
import { readSettings } from '../src/app/config.ts'
import { isInvented, missingSecrets, mustNotBePublic, secretNames } from '../src/app/secrets.ts'
import { as } from '../src/database/as.ts'
import { emptyFolder } from '../src/database/launcher.ts'
import { migrate } from '../src/database/migrate.ts'
import { asOwner, openDatabase, type Database } from '../src/database/open.ts'
import { refill, type Refill } from '../src/database/refill.ts'
import { json, sql } from '../src/database/sql.ts'
import { fromBase64 } from '../src/oversight/line.ts'
import { openNote } from '../src/oversight/note.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import type { Shelf } from '../src/papers/server/object-store.ts'
import { papersStore } from '../src/app/stores.ts'
import { patient } from '../src/store/s3-store.ts'
import { readArchive, type Part } from './backup-archive.ts'
import { receiptFor } from './backup-record.ts'
import { papersWaiting } from './restore-papers.ts'
import {
  aboutName,
  backupOrigin,
  countLines,
  digestOf,
  manifestName,
  newCount,
  noteName,
  type About,
  type Manifest,
} from './backup.ts'
import { folderForSecrets, secretsFor, writeSecrets } from './restore-secrets.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

/** What was found in a file, once everything in it was right. */
export interface Restored {
  about: About
  manifest: Manifest
}

const asked = <T>(part: Part): T => JSON.parse(Buffer.from(part.bytes).toString()) as T
const wrong = (what: string): Error => new Error(`The backup is not whole: ${what}. Nothing of it was kept.`)

/** The file's head, and what comes after it. */
export async function opened(
  file: string,
  identity: string,
): Promise<{ about: About; rest: AsyncGenerator<Part> }> {
  const rest = readArchive(file, identity)
  const first = await rest.next()
  const about = first.done || first.value.name !== aboutName ? undefined : asked<About>(first.value)
  if (about?.form !== 1) throw new Error(`${file} is no backup, or one of a newer program.`)
  return { about, rest }
}

/** Takes the tables, one after the other, as their parts come. */
function tableReader(about: About, into: Refill) {
  const found = new Map<string, { rows: number; sha256: string }>()
  let open: { name: string; hash: Hash; lines: number; to: ReturnType<Refill['table']> } | undefined
  const end = async () => {
    if (!open) return
    const rows = await open.to.end()
    if (rows !== open.lines) throw wrong(`${open.name} took ${rows} of ${open.lines} rows`)
    found.set(open.name, { rows, sha256: open.hash.digest('hex') })
    open = undefined
  }
  return {
    async take(name: string, bytes: Uint8Array) {
      if (open?.name !== name) {
        await end()
        const table = about.tables.find((one) => one.name === name)
        if (!table || found.has(name)) throw wrong(`${name} is not where it should be`)
        open = { name, hash: createHash('sha256'), lines: 0, to: into.table(table) }
      }
      open.hash.update(bytes)
      open.lines += countLines(bytes)
      await open.to.write(bytes)
    },
    end,
    found,
  }
}

const pieceName = /^objects\/([0-9a-f]{2}\/([0-9a-f]{32})\/(\d{4}))$/

/** Counts the pieces of papers, and lays them on a shelf where there is one. */
function pieceReader(shelf: Shelf | undefined) {
  const count = newCount()
  const each = new Map<string, number>()
  let last: string | undefined
  const settle = async () => {
    if (last !== undefined) await shelf?.settle(last)
  }
  return {
    async take(path: string, object: string, piece: number, bytes: Uint8Array) {
      if (last !== object) await settle()
      last = object
      count.add(path, bytes)
      each.set(object, (each.get(object) ?? 0) + 1)
      await shelf?.put(object, piece, bytes)
    },
    settle,
    each,
    result: count.result,
  }
}

/** Everything after the head. Throws where anything is not as the file says of itself. */
async function takeAll(
  { about, rest }: Awaited<ReturnType<typeof opened>>,
  into: Refill,
  { shelf, key }: { shelf: Shelf | undefined; key: string | undefined },
): Promise<Manifest> {
  const tables = tableReader(about, into)
  const papers = pieceReader(shelf)
  let manifest: Manifest | undefined
  let note: string | undefined
  for await (const { name, bytes } of rest) {
    const piece = pieceName.exec(name)
    if (note !== undefined) throw wrong('something comes after its end')
    else if (name.startsWith('tables/')) await tables.take(name.slice('tables/'.length), bytes)
    else if (piece) await papers.take(piece[1]!, piece[2]!, Number(piece[3]), bytes)
    else if (name === manifestName) manifest = asked<Manifest>({ name, bytes })
    else if (name === noteName) note = Buffer.from(bytes).toString()
    else throw wrong(`nobody knows what ${name} is`)
  }
  await tables.end()
  await papers.settle()
  if (!manifest || note === undefined) throw wrong('its end is missing')
  await mustBeSigned({ about, manifest, note, key })
  mustHave(manifest, tables.found, papers.result())
  for (const { name, value } of manifest.sequences) await into.sequence(name, value)
  await mustAgree(manifest, into, papers.each)
  const [of] = await into.rows<{ demo: boolean }>(`select ${isInvented} as demo`)
  mustNotBePublic(about.secrets, of!.demo)
  return manifest
}

/** Whoever has only the public keys to which backups are made could make a file: the network's own key has signed this one. */
async function mustBeSigned({
  about,
  manifest,
  note,
  key,
}: Restored & { note: string; key: string | undefined }) {
  if (key === undefined) return
  const signed = await openNote(note, fromBase64(key))
  const same = signed && Buffer.compare(signed.root, digestOf(about, manifest)) === 0
  if (!same || signed.origin !== backupOrigin(about.network))
    throw wrong('it is not signed by the key of this network')
}

function mustHave(
  manifest: Manifest,
  found: ReadonlyMap<string, { rows: number; sha256: string }>,
  papers: Omit<Manifest['papers'], 'count'>,
): void {
  const nothing = { rows: 0, sha256: createHash('sha256').digest('hex') }
  for (const { name, rows, sha256 } of manifest.tables) {
    const got = found.get(name) ?? nothing
    if (got.rows !== rows || got.sha256 !== sha256) throw wrong(`${name} has other rows than were written`)
  }
  const { pieces, bytes, sha256 } = manifest.papers
  if (papers.pieces !== pieces || papers.bytes !== bytes || papers.sha256 !== sha256)
    throw wrong('papers are missing, or they are others')
}

/** What the rows themselves say: each paper that one names is there whole, and trails go as far as they went. */
async function mustAgree(manifest: Manifest, into: Refill, each: ReadonlyMap<string, number>): Promise<void> {
  const named = await into.rows<{ object: string; pieces: number }>(
    `select object, pieces from public.papers where state = 'kept'
     union all select object, pieces from public.paper_copies where state = 'kept'
     union all select object, pieces from public.attachments where state = 'kept'`,
  )
  const lacking = new Map<string, number>()
  for (const path of manifest.papers.missing) {
    const object = path.split('/')[1] ?? ''
    lacking.set(object, (lacking.get(object) ?? 0) + 1)
  }
  for (const { object, pieces } of named)
    if ((each.get(object) ?? 0) + (lacking.get(object) ?? 0) !== pieces)
      throw wrong('a paper that a row names is not whole')
  const heads = await into.rows<Manifest['heads'][number]>(
    `select chain, seq::int as seq, encode(hash, 'hex') as hash from audit.heads order by chain`,
  )
  if (JSON.stringify(heads) !== JSON.stringify(manifest.heads)) throw wrong('a trail ends elsewhere')
}

/** The form that the backup has, and no newer one. */
async function bringToItsForm(database: Database, { migrations }: About): Promise<void> {
  const plan = { ...migrationPlan(), access: [], only: new Set(migrations.map(({ name }) => name)) }
  await asOwner(database, async (client) => {
    await migrate(client, plan)
    const { rows } = await client.query<About['migrations'][number]>(
      `select name, sha256 from app.migrations where name <> 'access' order by name`,
    )
    if (JSON.stringify(rows) !== JSON.stringify(migrations))
      throw new Error('The backup was made by a newer program, or by another one: restore it with that.')
  })
}

/** Audit lines follow from each other, each from the one before it. */
async function trailsHold(database: Database): Promise<void> {
  await asOwner(database, async (client) => {
    const { rows } = await client.query<{ chain: number }>(
      'select chain from audit.heads where audit.first_break(chain) is not null',
    )
    if (rows.length > 0) throw new Error(`Trail ${rows[0]!.chain} is broken in the backup itself.`)
  })
}

/** Puts a file into an empty database, and its papers on a shelf. */
export async function putBack(
  database: Database,
  { about, rest }: Awaited<ReturnType<typeof opened>>,
  means: { shelf: Shelf | undefined; key: string | undefined; settled: () => Promise<void> },
): Promise<Restored> {
  await bringToItsForm(database, about)
  let manifest: Manifest | undefined
  await asOwner(database, (client) =>
    refill(client, async (into) => {
      manifest = await takeAll({ about, rest }, into, means)
      await means.settled()
    }),
  )
  await bringUpToDate(database)
  await trailsHold(database)
  return { about, manifest: manifest! }
}

/** That it was restored, in the trail that every member's browser checks, and for the page on which two of a house sign it. */
const sayRestored = (database: Database, { about }: Restored): Promise<void> =>
  as(database, { kind: 'system' }, async (tx) => {
    await tx.run(sql`select audit.append(0, 'system', 'network.restore', null, null, clock_timestamp())`)
  }).then(() =>
    asOwner(database, async (client) => {
      await client.query(
        `insert into settings (key, value) values ('restored', $1) on conflict (key) do update set value = excluded.value`,
        [json({ until: about.at, at: new Date().toISOString() })],
      )
    }),
  )

interface Place {
  url: string | undefined
  data: string
}

/** `continuum restore`. */
export async function restore(
  file: string,
  { identity, secretsFile }: { identity: string; secretsFile: string | undefined },
): Promise<number> {
  const settings = readSettings(process.env)
  const place: Place = { url: settings.databaseUrl, data: resolve(settings.data) }
  const folder = join(place.data, 'secrets')
  const into = folderForSecrets(folder, process.env['CREDENTIALS_DIRECTORY'])
  if (secretsFile && missingSecrets(into, '').length < secretNames.length)
    throw new Error(`There are secrets in ${into}. Begin with an empty folder, or without --secrets.`)
  const archive = await opened(file, identity)
  const { secrets, texts } = await secretsFor(
    archive.about,
    folder,
    secretsFile ? { file: secretsFile, identity } : undefined,
  )
  const papers = await papersWaiting(papersStore(settings, folder, patient), settings.papers !== undefined)
  const isNew = !place.url && !existsSync(join(place.data, 'postgres'))
  const restored = await filled(place, archive, {
    shelf: papers.shelf,
    key: await checkpointKey(secrets),
    settled: async () => {
      writeSecrets(into, texts)
      await papers.settled()
    },
  }).catch(async (error: unknown) => {
    // Where the bucket is away as well, what came into it stays marked, and the next restore takes it away.
    await papers.givenUp().catch(() => undefined)
    if (isNew) await emptyFolder(place.data, ['server.log'])
    throw error
  })
  tell(restored)
  say(
    'Where browsers saw more than the backup holds, an administrator is shown a way: “Was a backup restored?”. Two of each house sign it there.',
  )
  return 0
}

async function filled(
  { url, data }: Place,
  archive: Awaited<ReturnType<typeof opened>>,
  means: Parameters<typeof putBack>[2],
): Promise<Restored> {
  const database = await openDatabase({ url, embedded: url ? undefined : data })
  try {
    const restored = await putBack(database, archive, means)
    await sayRestored(database, restored)
    return restored
  } finally {
    await database.close()
  }
}

function tell({ about, manifest: { tables, papers } }: Restored): void {
  const rows = tables.reduce((sum, one) => sum + one.rows, 0)
  say(
    `The backup of ${about.at}: ${rows} rows, ${papers.count} papers, every hash, count and trail as it was written.`,
  )
  if (papers.missing.length > 0)
    say(`${papers.missing.length} pieces of papers were missing already when it was made.`)
}

async function putBackHere(
  folder: string,
  archive: Awaited<ReturnType<typeof opened>>,
  key: string | undefined,
): Promise<Restored> {
  const database = await openDatabase({ embedded: folder })
  try {
    return await putBack(database, archive, { shelf: undefined, key, settled: () => Promise.resolve() })
  } finally {
    await database.close()
  }
}

/** `continuum verify-backup`: restores into a folder that is thrown away, and opens every paper. */
export async function verifyBackup(
  file: string,
  {
    identity,
    secretsFile,
    receipt,
  }: { identity: string; secretsFile: string | undefined; receipt: string | undefined },
): Promise<number> {
  if (receipt && !secretsFile)
    throw new Error('A receipt is signed with the secrets of the network: name their backup with --secrets.')
  if (receipt && existsSync(receipt)) throw new Error(`There is a file ${receipt} already.`)
  const archive = await opened(file, identity)
  const folder = mkdtempSync(join(tmpdir(), 'continuum-verify-'))
  try {
    const own = secretsFile
      ? await secretsFor(archive.about, folder, { file: secretsFile, identity })
      : undefined
    const restored = await putBackHere(folder, archive, own && (await checkpointKey(own.secrets)))
    tell(restored)
    if (receipt && own) {
      const { about, manifest } = restored
      const of = { network: about.network, digest: digestOf(about, manifest) }
      writeFileSync(receipt, await receiptFor(of, own.secrets, new Date()), { flag: 'wx', mode: 0o600 })
    }
    say(
      own
        ? 'It is signed by the key of this network.'
        : 'Whether this network made it was not asked: that needs the secrets (--secrets).',
    )
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
