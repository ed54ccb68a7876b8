// What the doctor says of what lies around the program: certificates, the disk of the database, standbys, the archive, and room for papers. Each is
// asked of a real one where this machine has it; the words are tried with what a server would say.
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createServer } from 'node:tls'
import { expect, it } from 'vitest'
import { certificateAt, certificateFinding, certificateFindings } from '../bin/doctor-certificates.ts'
import { archiveFinding, diskFinding, replicationFinding, roomForDatabase } from '../bin/doctor-database.ts'
import { roomFinding } from '../bin/doctor-papers.ts'
import { databaseState, type DatabaseState, type Standby } from '../src/app/database-state.ts'
import { asOwner } from '../src/database/open.ts'
import { roomOf } from '../src/store/folder-store.ts'
import { testDatabase } from './database.ts'
import { freePort } from '../bin/free-port.ts'

const database = await testDatabase()
const pem = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'certificate', `${name}.pem`), 'utf8')
const day = 86_400_000

/** A host with the certificate of `localhost`, valid for the whole of this century. */
async function host(): Promise<{ port: number; close: () => void }> {
  const server = createServer({ key: pem('key'), cert: pem('certificate') }, (socket) => socket.end())
  await new Promise<void>((listening) => {
    server.listen(0, 'localhost', () => listening())
  })
  return { port: (server.address() as AddressInfo).port, close: () => server.close() }
}

it('a certificate is well while it is taken and lasts, and is not when it is about to end, has ended, or is another’s', async () => {
  const { port, close } = await host()
  const address = `https://localhost:${port}`
  const taken = await certificateAt(address, pem('certificate'))
  const unknown = await certificateAt(address)
  close()
  const on = (days: number) => new Date(taken.until.getTime() - days * day)
  expect(certificateFinding(address, taken, on(40))).toMatchObject({ check: 'certificate', holds: true })
  expect(certificateFinding(address, taken, on(40)).words).toContain('ends in 40 days')
  expect(certificateFinding(address, taken, on(9))).toMatchObject({ holds: false })
  expect(certificateFinding(address, taken, on(-2)).words).toContain('ended 2 days ago')
  expect(certificateFinding(address, unknown, on(40))).toMatchObject({ holds: false })
  expect(certificateFinding(address, unknown, on(40)).words).toContain('is not taken')
  // One that lasts six days is renewed with two left, which is no fault of it.
  const short = { ...taken, from: on(6) }
  expect(certificateFinding(address, short, on(2)).holds).toBe(true)
  expect(certificateFinding(address, short, on(0.5)).holds).toBe(false)
})

it('names each address of https at which nothing answers, and asks none of a network of this machine', async () => {
  const nobody = `https://localhost:${await freePort()}`
  const [found, ...others] = await certificateFindings(
    [nobody, 'http://127.0.0.1:4601', undefined],
    new Date(),
  )
  expect(found).toEqual({
    check: 'certificate',
    holds: false,
    words: `Nothing answers at ${nobody} from this machine (ECONNREFUSED).`,
  })
  expect(others).toEqual([])
  expect(await certificateFindings(['http://localhost:4600'], new Date())).toMatchObject([{ holds: true }])
})

it('on the first day a database without a standby and without an archive is well, and says what it has', async () => {
  const state = await databaseState(database)
  expect(state.bytes).toBeGreaterThan(1e6)
  expect(replicationFinding(state)).toMatchObject({ holds: true, words: 'No standby follows this database.' })
  expect(archiveFinding(state)).toMatchObject({ holds: true, words: expect.stringContaining('no archive') })
  const { rows } = await asOwner(database, (client) =>
    client.query<{ folder: string }>(
      `select setting as folder from pg_settings where name = 'data_directory'`,
    ),
  )
  expect(state.folder).toBe(rows[0]!.folder)
})

it('a user who is not told where the files lie says so, and guesses nothing', async () => {
  await asOwner(database, async (client) => {
    await client.query('drop role if exists told_little')
    await client.query('create role told_little login')
  })
  try {
    const state = await databaseState({ owner: { ...database.owner, user: 'told_little' } })
    expect(state).toMatchObject({ folder: null, pid: null, archive: { waiting: null, waited: null } })
    expect(await roomForDatabase(state, undefined)).toBeUndefined()
    expect(diskFinding(state.bytes, undefined)).toMatchObject({ holds: true })
    expect(diskFinding(state.bytes, undefined).words).toContain('pg_monitor')
  } finally {
    await asOwner(database, (client) => client.query('drop role told_little'))
  }
})

it('the disk of a database on this machine is measured, that of one elsewhere is not taken for it', async () => {
  const state = await databaseState(database)
  const here = import.meta.dirname
  const room = await roomOf(here)
  expect((await roomForDatabase({ ...state, folder: here }, undefined))?.all).toBe(room!.all)
  expect((await roomForDatabase(state, here))?.all).toBe(room!.all)
  // A process of that number is none of PostgreSQL here.
  expect(await roomForDatabase({ ...state, folder: here, pid: process.pid }, undefined)).toBeUndefined()
  expect(diskFinding(5e9, { free: 4e9, all: 1e11 })).toEqual({
    check: 'database-disk',
    holds: false,
    words: 'The database takes 5.0 GB, and its disk has room for 4.0 GB more (4 %).',
  })
  expect(diskFinding(5e9, { free: 4e10, all: 1e11 }).holds).toBe(true)
})

const follows: Standby = {
  name: 'second',
  state: 'streaming',
  agrees: true,
  bytesBehind: 0,
  secondsBehind: null,
}
it.each([
  ['follows closely', {}, true],
  ['is far behind where nothing is written any more', { secondsBehind: 500 }, true],
  ['is minutes behind', { secondsBehind: 130, bytesBehind: 4_000 }, false],
  ['is gigabytes behind', { bytesBehind: 3e9 }, false],
  ['copies everything anew', { state: 'catchup' }, false],
  ['is not shown to this user', { state: null, agrees: null, bytesBehind: null }, true],
] as const)('a standby that %s', async (_, changed, holds) => {
  const state = { ...(await databaseState(database)), standbys: [{ ...follows, ...changed }] }
  expect(replicationFinding(state)).toMatchObject({ check: 'replication', holds })
})

it('says where commits wait for a standby that is gone, and where a slot that nobody reads fills the disk', async () => {
  const state = await databaseState(database)
  expect(replicationFinding({ ...state, mustAgree: true })).toMatchObject({ holds: false })
  expect(replicationFinding({ ...state, mustAgree: true, standbys: [follows] })).toMatchObject({
    holds: true,
  })
  const deserted = [{ name: 'old_standby', bytes: 7e9 }]
  expect(replicationFinding({ ...state, deserted }).words).toBe(
    'Nobody reads the slot old_standby, and the database keeps 7.0 GB for it until its disk is full.',
  )
  expect(replicationFinding({ ...state, deserted }).holds).toBe(false)
})

const archive: DatabaseState['archive'] = { on: true, taken: 40, refused: null, waiting: 0, waited: null }
it.each([
  ['takes what it is given', {}, true],
  ['has had nothing to take yet', { taken: null }, true],
  ['refused something once, and took it later', { refused: 3_000 }, true],
  ['refuses what it is given', { refused: 10 }, false],
  ['has never taken anything', { taken: null, refused: 10 }, false],
  ['does not come back', { waiting: 12, waited: 900 }, false],
] as const)('an archive that %s', async (_, changed, holds) => {
  const state = { ...(await databaseState(database)), archive: { ...archive, ...changed } }
  expect(archiveFinding(state)).toMatchObject({ check: 'archive', holds })
})

it('papers have room while a month like the last one fits, and a bucket is not asked', () => {
  const disk = { free: 2e10, all: 1e11 }
  expect(roomFinding(disk, 1e9)).toEqual({
    check: 'papers-room',
    holds: true,
    words: 'There is room for 20.0 GB of papers; the last 30 days brought 1.0 GB.',
  })
  expect(roomFinding(disk, 3e10).holds).toBe(false)
  expect(roomFinding({ free: 4e9, all: 1e11 }, 0).holds).toBe(false)
  expect(roomFinding(undefined, 1e9)).toMatchObject({ holds: true })
})
