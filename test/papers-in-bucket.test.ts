// Papers in a bucket instead of a folder, with the product's own client: two servers over one bucket, a bucket that is away, a backup of it, and
// a restore into another one that is ended half-way.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { makeBackup, makeBackupKey } from '../bin/backup.ts'
import { lookAt } from '../bin/doctor.ts'
import { papersWaiting, unfinishedMark } from '../bin/restore-papers.ts'
import { opened, putBack } from '../bin/restore.ts'
import { clocks, signIn } from '../demo/actor.ts'
import { openCase, takeKeys } from '../demo/case-work.ts'
import { bringPaper, readPaper } from '../demo/papers.ts'
import { openSecrets } from '../src/app/boot.ts'
import { readSettings } from '../src/app/config.ts'
import { papersStore } from '../src/app/stores.ts'
import { asOwner } from '../src/database/open.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { shelfOn } from '../src/papers/server/object-store.ts'
import { clearShelf } from '../src/papers/server/papers.ts'
import { compareShelf, sweepShelf } from '../src/papers/server/sweep.ts'
import { PIECE } from '../src/sealing/file.ts'
import { s3Store } from '../src/store/s3-store.ts'
import { anotherServer } from './another-server.ts'
import { startBucketServer } from './bucket-server.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })
const folder = mkdtempSync(join(tmpdir(), 'continuum-bucket-'))
const at = (name: string): string => join(folder, name)
// Pages of two objects, so that the pieces of one paper lie on several.
const served = await startBucketServer({ pages: 2 })
afterAll(async () => {
  await served.stop()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(() => void (served.state.fault = undefined))
const inBucket = (prefix: string) =>
  s3Store({ ...served.bucket, prefix }, served.key, { within: 2_000, tries: 2, pause: 1 })

const database = await testDatabase()
const store = inBucket('papers/')
const shelf = shelfOn(store)
const network = await newNetwork(database, { store })
const second = anotherServer(network, { store })
clocks.set(second.staff, { now: () => network.state.now().getTime() })
const amara = await network.organisation('Harbour House', 'shelter', ['caseworker'])
const { id: caseId } = await openCase(amara, { name: 'Mariam Test', language: 'ar' })
const scan = new Uint8Array(2 * PIECE + 77).map((_, n) => (n * 11) & 0xff)
const paper = { compartment: 'legal', name: 'a.pdf', content: new Blob([scan]) } as const
const objectOf = async (id: string): Promise<string> => {
  const { rows } = await asOwner(database, (client) =>
    client.query<{ object: string }>('select object from papers where id = $1', [id]),
  )
  return rows[0]!.object
}
const away = () => {
  served.state.fault = (request) => {
    request.socket.destroy()
    return true
  }
}

it('a paper that one server took is opened at another, and none of it is on either disk', async () => {
  const id = await bringPaper(amara, caseId, paper)
  const again = await signIn(second.staff, amara.handle, passphrase)
  await takeKeys(again, caseId)
  expect((await readPaper(again, caseId, id)).content.equals(scan)).toBe(true)
  expect(existsSync(join(network.data, 'objects'))).toBe(false)
  expect([...served.objects.keys()].every((name) => /^papers\/..\/[0-9a-f]{32}\/\d{4}$/.test(name))).toBe(
    true,
  )
})

it('while the bucket is away a paper is told to be unavailable, and what was begun is finished afterwards', async () => {
  const kept = await bringPaper(amara, caseId, paper)
  away()
  await expect(readPaper(amara, caseId, kept)).rejects.toMatchObject({ code: 'unavailable' })
  const before = served.objects.size
  const half = await bringPaper(amara, caseId, { ...paper, pieces: 9 })
  expect(served.objects.size).toBe(before)
  served.state.fault = undefined
  expect(await amara.api.papers.resume({ id: half })).toEqual({ pieces: 3, there: [] })
  expect((await readPaper(amara, caseId, kept)).content.equals(scan)).toBe(true)
})

it('what is removed while the bucket is away goes from it once it is back', async () => {
  const id = await bringPaper(amara, caseId, paper)
  const object = await objectOf(id)
  away()
  await amara.api.papers.remove({ id })
  await expect(clearShelf(database, shelf)).rejects.toThrow('does not answer')
  served.state.fault = undefined
  expect(await shelf.there(object)).toEqual([0, 1, 2])
  expect(await clearShelf(database, shelf)).toBeGreaterThan(0)
  expect(await shelf.there(object)).toEqual([])
})

it('the doctor finds what is lost and what is stray over several pages of a list, and says when the bucket is away', async () => {
  const data = at('doctor')
  mkdirSync(data)
  await openSecrets(join(data, 'secrets'))
  const looked = async () => lookAt(database, { data, folder: join(data, 'secrets'), store })
  const lost = await objectOf(await bringPaper(amara, caseId, paper))
  expect((await compareShelf(database, shelf)).lost).toBe(0)
  await store.drop([`${lost.slice(0, 2)}/${lost}/0001`])
  for (const piece of [0, 1, 2]) await shelf.put('0'.repeat(32), piece, new Uint8Array(3))
  const { stray, lost: count } = await compareShelf(database, shelf)
  expect([stray.map(({ object }) => object), count]).toEqual([['0'.repeat(32)], 1])
  const days = (n: number) => new Date(Date.now() + n * 86_400_000)
  expect(await sweepShelf(database, shelf, days(34))).toBe(0)
  expect(await sweepShelf(database, shelf, days(36))).toBe(1)
  expect((await looked()).find(({ check }) => check === 'papers')).toMatchObject({ holds: false })
  away()
  expect((await looked()).find(({ check }) => check === 'papers-store')).toMatchObject({
    holds: false,
    words: expect.stringContaining('does not answer. Papers are neither kept nor opened until it does'),
  })
  served.state.fault = undefined
  await asOwner(database, (client) => client.query('delete from papers where object = $1', [lost]))
})

it('a backup takes papers out of the bucket, and a restore that was ended half-way into another one is begun anew', async () => {
  for (const name of ['hana', 'odile']) await makeBackupKey(at(`${name}.key`))
  const keys = ['hana', 'odile'].map((name) => /age1\w+/.exec(readFileSync(at(`${name}.key`), 'utf8'))![0])
  writeFileSync(at('recipients'), keys.join('\n'))
  const { data, secrets } = network
  const made = await makeBackup({ database, data, secrets, shelf }, at('a.backup'), at('recipients'))
  expect(made.papers.missing).toEqual([])
  expect(made.papers.count).toBeGreaterThan(1)

  const target = inBucket('restored/')
  await (await papersWaiting(target, true)).shelf.put('1'.repeat(32), 0, new Uint8Array(3))
  const waiting = await papersWaiting(target, true)
  const empty = await testDatabase({ empty: true })
  const key = await checkpointKey(secrets)
  await putBack(empty, await opened(at('a.backup'), at('hana.key')), { ...waiting, key })
  const { stray, lost } = await compareShelf(empty, shelfOn(target))
  expect([stray, lost]).toEqual([[], 0])
  expect(await target.read(unfinishedMark)).toBeUndefined()
  await expect(papersWaiting(target, true)).rejects.toThrow('There are papers in s3:http://127')
})

it('a restore that fails leaves nothing in the bucket', async () => {
  const target = inBucket('failed/')
  const waiting = await papersWaiting(target, true)
  await waiting.shelf.put('1'.repeat(32), 0, new Uint8Array(3))
  await waiting.givenUp()
  expect([...served.objects.keys()].filter((name) => name.startsWith('failed/'))).toEqual([])
})

it('the key to the bucket is a secret in a file that others cannot read, and never a setting', () => {
  const settings = { data: at('doctor'), papers: `s3:${served.bucket.endpoint}/continuum/papers` }
  const secretsIn = at('doctor/secrets')
  expect(() => papersStore(settings, secretsIn)).toThrow('The key to the bucket is missing')
  writeFileSync(join(secretsIn, 'papers-store'), 'papers:word', { mode: 0o644 })
  expect(() => papersStore(settings, secretsIn)).toThrow('can be read by others')
  rmSync(join(secretsIn, 'papers-store'))
  writeFileSync(join(secretsIn, 'papers-store'), 'word', { mode: 0o600 })
  expect(() => papersStore(settings, secretsIn)).toThrow('is no key to a bucket')
  expect(() => readSettings({ CONTINUUM_PAPERS: 's3:http://id:word@s3.example.org/papers' })).toThrow(
    'CONTINUUM_PAPERS is not s3:https://host/bucket/prefix',
  )
})
