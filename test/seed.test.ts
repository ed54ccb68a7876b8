// The seed of the invented country: what its story gave is what a start puts back, on its own day; and its secrets, which everybody can
// read, never guard real people.

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup, makeBackupKey } from '../bin/backup.ts'
import { clocks, signIn } from '../demo/actor.ts'
import { form, readKept, saidIn, writeKept } from '../demo/folder.ts'
import { passphrase } from '../demo/network.ts'
import { restoreSeed, readSecrets, readSeed, seedFiles, seedFolder, writeSecrets } from '../demo/seed.ts'
import { shapeOf } from '../demo/shape.ts'
import { quietHosts } from '../scripts/quiet-hosts.ts'
import { differences, lastMorning, makeSeed } from '../scripts/seed.ts'
import { openNetwork, openSecrets } from '../src/app/boot.ts'
import { publicSecrets } from '../src/app/public-secrets.ts'
import { fingerprintsOf, secretsOf } from '../src/app/secrets.ts'
import { lockRows } from '../src/database/lock-rows.ts'
import { staffFiles } from '../src/http/files.ts'
import { asOwner, lockOf, openDatabase, type Database } from '../src/database/open.ts'
import { testDatabase } from './database.ts'
import { freePort } from '../bin/free-port.ts'
import { continuum } from './program.ts'

const above = mkdtempSync(join(tmpdir(), 'seed-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))
const at = (name: string): string => join(above, name)
const from = at('seed')
const ends = new Date('2026-03-02T09:00:00Z')
/** Whom the first two lives meet. */
const only = ['hotline', 'harbour', 'willow', 'clinic', 'law', 'authority']
const said: string[] = []
const place = (data: string) => ({ data, from, say: (text: string) => void said.push(text) })

const count = async (database: Database, text: string): Promise<number> =>
  asOwner(database, async (client) => Number((await client.query<{ n: number }>(text)).rows[0]!.n))
const openMoves = `select count(*)::int as n from signed_moves where body not like 'locked1:%'`

beforeAll(async () => {
  mkdirSync(from)
  const [own, made] = [seedFiles(seedFolder), seedFiles(from)]
  copyFileSync(own.secrets, made.secrets)
  copyFileSync(own.key, made.key)
  await makeSeed(from, { ends, cases: 2, only })
}, 240_000)

describe('a seed', () => {
  const data = at('country')
  let database: Database
  beforeAll(async () => {
    database = await testDatabase({ empty: true })
    await restoreSeed(database, place(data))
  }, 60_000)

  it('puts back what the story gave: people, cases, tracks and rows of every table', async () => {
    expect(said.join()).toMatch(/put back from its seed in \d/)
    const seed = readSeed(from)!
    expect(seed.shape.cases).toHaveLength(2)
    const shape = await asOwner(database, shapeOf)
    expect({ ...shape, rows: {} }).toEqual({ ...seed.shape, rows: {} })
    const { settings: _settings, idempotency: _keys, ...rows } = seed.shape.rows
    expect(shape.rows).toMatchObject(rows)
    const less = { ...shape, cases: shape.cases.slice(1), rows: seed.shape.rows }
    expect(differences(seed.shape, less)).toEqual([`cases of the seed alone: ${seed.shape.cases[0]}`])
  })

  it('lives on the day on which its story ends, and is found again', async () => {
    const network = await openNetwork(database)
    expect(network.network().demo).toBe(true)
    expect(Math.abs(network.now().getTime() - ends.getTime())).toBeLessThan(60_000)
    expect(readKept(data)).toMatchObject({ state: 'ready', form, seed: ends.toISOString() })
    expect(readKept(data)!.cards.length).toBeGreaterThan(0)
    const before = said.length
    await restoreSeed(database, place(data))
    expect(said).toHaveLength(before)
    await expect(restoreSeed(database, { ...place(data), story: true })).rejects.toThrow(
      'demo --reset --story',
    )
  })

  it('lets amara sign in to her cases, and locks again what lay open in it', async () => {
    const secrets = await secretsOf(database, join(data, 'secrets'))
    expect(await count(database, openMoves)).toBeGreaterThan(10)
    await lockRows(database)
    expect(await count(database, openMoves)).toBe(0)
    const hosts = await quietHosts(database, { secrets, data })
    const network = await openNetwork(database)
    clocks.set(hosts.staff, { now: () => network.now().getTime() })
    const amara = await signIn(hosts.staff, 'amara', passphrase)
    expect((await amara.api.accounts.me({})).handle).toBe('amara')
    expect(
      await count(
        database,
        'select count(*)::int as n from audit.heads where audit.first_break(chain) is not null',
      ),
    ).toBe(0)
  })

  it('is not put where somebody is at home, nor where what is sealed in it cannot be opened any more', async () => {
    const other = await testDatabase({ empty: true })
    writeSecrets(at('theirs'), readSecrets(from))
    await restoreSeed(other, place(at('theirs')))
    expect(existsSync(saidIn(at('theirs')))).toBe(false)

    mkdirSync(at('earlier'))
    for (const [name, file] of Object.entries(seedFiles(from)))
      copyFileSync(file, seedFiles(at('earlier'))[name as 'key'])
    const about = seedFiles(at('earlier')).about
    writeFileSync(about, JSON.stringify({ ...readSeed(from), form: form - 1 }))
    await restoreSeed(other, { ...place(at('new')), from: at('earlier') })
    expect(said.at(-1)).toMatch(/cannot be opened any more\. Its story is played/)
    await restoreSeed(other, { ...place(at('new')), from: at('nowhere') })
    expect(said.at(-1)).toMatch(/There is no seed .* Its story is played/)
    expect(existsSync(saidIn(at('new')))).toBe(false)
  })

  it('is begun anew where a start was interrupted', async () => {
    const other = await testDatabase()
    writeKept(at('broken'), { state: 'making', form, cards: [], receipts: [] })
    writeFileSync(join(at('broken'), 'left'), 'dear')
    await restoreSeed(other, place(at('broken')))
    expect(readKept(at('broken'))!.state).toBe('ready')
    expect(existsSync(join(at('broken'), 'left'))).toBe(true)
    expect(await count(other, 'select count(*)::int as n from cases')).toBe(2)
  }, 60_000)

  it('ends in the morning of a working day', () => {
    expect(lastMorning(Date.parse('2026-12-02T01:00:00Z')).toISOString()).toBe('2026-12-01T09:00:00.000Z')
    expect(lastMorning(Date.parse('2026-11-30T23:00:00Z')).toISOString()).toBe('2026-11-27T09:00:00.000Z')
  })
})

it('a browser that knew an earlier country of the seed is asked once to forget it, and no browser of a real network ever is', async () => {
  const folder = at('dist/')
  mkdirSync(join(folder, 'staff'), { recursive: true })
  writeFileSync(join(folder, 'staff/staff.html'), '<p>staff')
  const ask = (app: ReturnType<typeof staffFiles>, cookie = '') =>
    app.request('http://localhost:4600/', { headers: { accept: 'text/html', cookie } })
  const country = staffFiles(folder, 'second')
  const first = await ask(country, 'country-4600=first')
  expect(first.headers.get('clear-site-data')).toBe('"storage"')
  const cookie = first.headers.get('set-cookie')!.split(';')[0]!
  expect((await ask(country, cookie)).headers.get('clear-site-data')).toBeNull()
  expect((await ask(staffFiles(folder))).headers.get('clear-site-data')).toBeNull()
})

describe('the secrets of the seed', () => {
  const refusal = /is that of the invented country, which everybody can read/
  const site = async (name: string) => ({
    data: at(name),
    port: await freePort(),
    publicPort: await freePort(),
    viewerPort: await freePort(),
  })
  const run = async (where: Awaited<ReturnType<typeof site>>, ...args: string[]) => {
    const program = continuum(where, ...args)
    expect(await program.ended, args.join(' ')).toBe(1)
    return program.said()
  }

  it('are those that the program knows by their fingerprints', async () => {
    writeSecrets(at('known'), readSecrets(seedFolder))
    const found = await fingerprintsOf(await openSecrets(join(at('known'), 'secrets')))
    expect(publicSecrets).toContainEqual(found)
  })

  it('are refused by serve for a network that is to be', async () => {
    const where = await site('to-be')
    writeSecrets(where.data, readSecrets(seedFolder))
    expect(await run(where, 'serve', '--embedded-database')).toMatch(refusal)
  }, 60_000)

  it('are refused by serve, migrate and restore where the country was made a real one, and its demo.json taken away', async () => {
    const where = await site('taken')
    const database = await openDatabase({ embedded: where.data })
    try {
      await restoreSeed(database, place(where.data))
      const network = await openNetwork(database)
      await network.save({ ...network.network(), demo: false })
      rmSync(saidIn(where.data))
      const secrets = await openSecrets(join(where.data, 'secrets'))
      lockOf(database.owner).use(secrets.oprf)
      const keys = ['one', 'two'].map(at)
      for (const key of keys) await makeBackupKey(key)
      const to = keys.map((key) => /age1\w+/.exec(readFileSync(key, 'utf8'))![0])
      writeFileSync(at('recipients'), to.join('\n'))
      await makeBackup({ database, data: where.data, secrets }, at('real.backup'), at('recipients'))
    } finally {
      await database.close()
    }
    expect(await run(where, 'serve', '--embedded-database')).toMatch(refusal)
    expect(await run(where, 'migrate')).toMatch(refusal)
    const empty = await site('restored')
    writeSecrets(empty.data, readSecrets(seedFolder))
    expect(await run(empty, 'restore', at('real.backup'), '--identity', at('one'))).toMatch(refusal)
  }, 120_000)
})
