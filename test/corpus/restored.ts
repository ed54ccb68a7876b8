// A network as an older commit left it: its database restored as it was, brought up to date as on the first start of this
// version, both hosts on the clock of the day on which it was made.

import {
  cpSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { bringUpToDate, openNetwork, openSecrets } from '../../src/app/boot.ts'
import { startHosts } from '../../src/app/hosts.ts'
import { lockRows } from '../../src/database/lock-rows.ts'
import { asOwner, lockOf } from '../../src/database/open.ts'
import { testDatabase } from '../database.ts'
import { clocks } from '../../demo/actor.ts'
import type { TestNetwork } from '../people.ts'

interface Person {
  handle: string
  id: string
  passphrase: string
  recoveryCode?: string
  passkey?: { credential: string; prf: string }
  left?: true
}

/** What people had on paper and in their heads on that day. */
interface Kept {
  now: string
  people: Person[]
  cases: Record<'mariam' | 'oksana', { id: string; track: string }>
  voices: string[]
  cards: { name: string; caseId: string; language: string; words: string }[]
  receipts: { language: string; digits: string; story: string }[]
  sheets: { organisation: string; words: [string, string, string] }[]
}

type Pins = Record<string, { n: number; hash: string }>

/** What that commit's own client opened, and remembered of every chain. */
interface Seen {
  staff: Record<string, unknown>
  cards: Record<string, unknown>
  pins: Record<string, Pins>
}

/** What lay in the stores of a browser: database, store, name. */
type Profiles = Record<string, { indexedDB: Record<string, Record<string, Record<string, string>>> }>

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const unpacked = (path: string): string => brotliDecompressSync(readFileSync(path)).toString()

/** The data folder beside the database: secrets that only their owner reads, sealed pieces of papers. */
function dataFolder(from: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-corpus-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(from, 'secrets'), join(folder, 'secrets'), { recursive: true })
  for (const name of readdirSync(join(folder, 'secrets'))) chmodSync(join(folder, 'secrets', name), 0o600)
  for (const [path, piece] of Object.entries(json<Record<string, string>>(join(from, 'objects.json')))) {
    const to = join(folder, 'objects', path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, Buffer.from(piece, 'base64'))
  }
  return folder
}

/** Restores what a commit made. Call it at the top level of a test file. */
export async function restored(commit: string) {
  const from = join(import.meta.dirname, commit)
  const kept = json<Kept>(join(from, 'people.json'))
  const database = await testDatabase({ empty: true })
  await asOwner(database, (client) => client.query(unpacked(join(from, 'data.sql.br'))))
  await bringUpToDate(database)
  const data = dataFolder(from)
  const secrets = await openSecrets(join(data, 'secrets'), '')
  lockOf(database.owner).use(secrets.oprf)
  await lockRows(database)
  const state = { ...(await openNetwork(database)), now: () => new Date(kept.now) }
  const faults: unknown[] = []
  const hosts = startHosts({
    database,
    secrets,
    network: state,
    settings: {
      url: 'http://localhost:4600',
      publicUrl: 'http://127.0.0.1:4601',
      exitUrl: 'https://www.bbc.com/weather',
      data,
    },
    logger: pino({ level: 'silent' }),
    unlimited: true,
    onFault: (endpoint, error) => void faults.push([endpoint, String(error)]),
  })
  for (const host of [hosts.staff, hosts.public]) clocks.set(host, { now: () => Date.parse(kept.now) })
  return {
    database,
    kept,
    faults,
    seen: JSON.parse(unpacked(join(from, 'seen.json.br'))) as Seen,
    profiles: json<Profiles>(join(from, 'profile.json')),
    // As far as a telephone of a test needs one.
    network: { staff: hosts.staff, public: hosts.public, state } as TestNetwork,
    /** Somebody who still works there. */
    person: (handle: string) => kept.people.find((one) => one.handle === handle) as Person,
  }
}
