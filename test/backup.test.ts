// The drill: a backup while people work, restored elsewhere, signed in to, and every paper that a row of it names opened byte for byte. One
// backup here, twenty under more hands in `npm run soak -- backup`.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, it, vi } from 'vitest'
import { digestOf, makeBackup, makeBackupKey, type Manifest } from '../bin/backup.ts'
import { readArchive } from '../bin/backup-archive.ts'
import { receiptFor, rememberCopy, rememberRestore } from '../bin/backup-record.ts'
import { opened, putBack, type Restored } from '../bin/restore.ts'
import { backupFindings } from '../bin/doctor-backups.ts'
import { openCase, takeKeys, writeNote } from '../demo/case-work.ts'
import { signIn, clocks, type Colleague } from '../demo/actor.ts'
import { bringPaper, readPaper } from '../demo/papers.ts'
import { backupAges } from '../src/app/backup-ages.ts'
import { startHosts } from '../src/app/hosts.ts'
import { bringUpToDate, openNetwork } from '../src/app/boot.ts'
import { as } from '../src/database/as.ts'
import { asOwner, openDatabase, type Database } from '../src/database/open.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { objectsIn, openShelf, pathOf } from '../src/papers/server/object-store.ts'
import { PIECE } from '../src/sealing/file.ts'
import { testDatabase } from './database.ts'
import { newNetwork, passphrase } from './people.ts'

// However slow this machine is.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })
const drills = Number(process.env['BACKUPS'] ?? 1)
const database = await testDatabase()
// Twenty backups are a morning of a whole house, which one person works here in a minute.
const network = await newNetwork(database, { unlimited: drills > 1 })
const folder = mkdtempSync(join(tmpdir(), 'continuum-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
const { data, secrets } = network

const amara = await network.organisation('Harbour House', 'shelter', ['caseworker', 'supervisor'])
const { id: caseId } = await openCase(amara, { name: 'Mariam Test', language: 'ar' })
const scan = new Blob([new Uint8Array(PIECE + 77).map((_, n) => (n * 11) & 0xff)])
const bring = (who: Colleague) =>
  bringPaper(who, caseId, { compartment: 'legal', name: 'a.pdf', content: scan })

await makeBackupKey(at('hana.key'))
await makeBackupKey(at('odile.key'))
const publicIn = (key: string): string => /age1\w+/.exec(readFileSync(at(key), 'utf8'))![0]
writeFileSync(at('recipients'), `# Hana and Odile\n${publicIn('hana.key')}\n${publicIn('odile.key')}\n`)

/** Notes without pause until it is stopped, and some papers; answers with how many of each were acknowledged. */
function working(who: Colleague): () => Promise<{ papers: number; notes: number }> {
  let on = true
  const done = (async () => {
    const counted = { papers: 0, notes: 0 }
    while (on) {
      await writeNote(who, caseId, 'narrative', 'Seen today.')
      counted.notes += 1
      if (counted.papers === 12 * drills) continue
      const id = await bring(who)
      counted.papers += 1
      // What is taken away in the middle of a backup stays on the disk until it is over.
      if (counted.papers % 3 === 0) await who.api.papers.remove({ id })
    }
    return counted
  })()
  return () => {
    on = false
    return done
  }
}

/** Puts a file into a database and a folder of their own. */
async function restoredTo(target: Database, to: string, file: string): Promise<Restored> {
  const shelf = openShelf(objectsIn(to))
  const key = await checkpointKey(secrets)
  return putBack(target, await opened(file, at('hana.key')), { shelf, key, settled: () => Promise.resolve() })
}

/** Both hosts over a restored database. */
async function hostsOver(restored: Database, to: string) {
  const state = await openNetwork(restored)
  const hosts = startHosts({
    database: restored,
    secrets,
    network: state,
    settings: {
      url: 'http://localhost:4600',
      publicUrl: 'http://127.0.0.1:4601',
      exitUrl: 'https://exit.example',
      data: to,
    },
    logger: pino({ level: 'silent' }),
  })
  clocks.set(hosts.staff, { now: () => state.now().getTime() })
  return hosts
}

const empty = await testDatabase({ empty: true })
let made: Manifest

it('a backup is made while people work, restored elsewhere, signed in to, and every paper of it opens to the byte', async () => {
  await bring(amara)
  const stop = working(amara)
  for (let drill = 1; drill <= drills; drill += 1)
    made = await makeBackup({ database, data, secrets }, at(`network-${drill}.backup`), at('recipients'))
  const worked = await stop()
  expect(worked.papers).toBeGreaterThan(0)
  expect(made.papers.missing).toEqual([])

  const { manifest } = await restoredTo(empty, at('elsewhere'), at(`network-${drills}.backup`))
  expect(manifest).toEqual(made)
  const hosts = await hostsOver(empty, at('elsewhere'))
  const again = await signIn(hosts.staff, amara.handle, passphrase)
  await takeKeys(again, caseId)
  const { rows } = await asOwner(empty, (client) =>
    client.query<{ id: string }>(`select id from papers where state = 'kept'`),
  )
  expect(rows.length).toBe(made.papers.count)
  expect(rows.length).toBeGreaterThan(0)
  const bytes = Buffer.from(await scan.arrayBuffer())
  for (const { id } of rows) expect((await readPaper(again, caseId, id)).content.equals(bytes)).toBe(true)
  // And work goes on: keys of rows that come now are beyond those that are there.
  await writeNote(again, caseId, 'narrative', 'After the restore.')
  await bring(again)
})

it('policies bind whoever owns the tables again, and every foreign key is there', async () => {
  const shape = (one: Database) =>
    asOwner(one, async (client) => {
      const { rows: tables } = await client.query(
        `select relname, relrowsecurity, relforcerowsecurity from pg_class where relkind = 'r' and relnamespace in
          ('public'::regnamespace, 'app'::regnamespace, 'audit'::regnamespace) order by 1`,
      )
      const { rows: keys } = await client.query(
        `select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint where contype = 'f' order by 1, 2`,
      )
      const { rows: triggers } = await client.query(
        `select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
      )
      return { tables, keys, triggers }
    })
  expect(await shape(empty)).toEqual(await shape(database))
})

it('restoring is refused where somebody has been, and no backup takes somebody’s place on the disk', async () => {
  await expect(restoredTo(empty, at('elsewhere'), at('network-1.backup'))).rejects.toThrow(
    'people in this database already',
  )
  await expect(
    makeBackup({ database, data, secrets }, at('network-1.backup'), at('recipients')),
  ).rejects.toThrow('There is a file')
})

it('one changed bit anywhere in the file is refused, and so is a file that ends early', async () => {
  const whole = readFileSync(at('network-1.backup'))
  const read = async (file: string) => {
    let last = ''
    for await (const { name } of readArchive(file, at('hana.key'))) last = name
    return last
  }
  expect(await read(at('network-1.backup'))).toBe('manifest.note')
  const step = Math.ceil(whole.length / 24)
  // Every byte of the head to the other person too, some of what follows, and the last.
  const places = [
    ...Array.from({ length: 21 }, (_, n) => n * 20),
    ...Array.from({ length: 24 }, (_, n) => n * step),
    whole.length - 1,
  ]
  for (const place of places) {
    const bent = Buffer.from(whole)
    bent[place]! ^= 1 << (place % 8)
    writeFileSync(at('bent.backup'), bent)
    await expect(read(at('bent.backup')), `byte ${place}`).rejects.toThrow('it is not what was written')
  }
  for (const length of [0, 100, whole.length - 1, Math.floor(whole.length / 2)]) {
    writeFileSync(at('bent.backup'), whole.subarray(0, length))
    await expect(read(at('bent.backup')), `${length} bytes`).rejects.toThrow('it is not what was written')
  }
})

it('a backup that fails leaves no file: neither under its name nor under another', async () => {
  // One that a row names: what was taken away stays on the disk for a while and is read by no backup.
  const { rows } = await asOwner(database, (client) =>
    client.query<{ object: string }>(`select object from papers where state = 'kept' limit 1`),
  )
  const piece = join(objectsIn(data), pathOf(rows[0]!.object, 0))
  rmSync(piece)
  mkdirSync(piece)
  await expect(
    makeBackup({ database, data, secrets }, at('failed.backup'), at('recipients')),
  ).rejects.toThrow('EISDIR')
  expect(readdirSync(folder).filter((name) => name.includes('failed'))).toEqual([])
  rmSync(piece, { recursive: true })
  // What is not on the disk at all is named, and the rest is in the file.
  const { papers } = await makeBackup({ database, data, secrets }, at('without.backup'), at('recipients'))
  expect(papers.missing).toHaveLength(1)
})

it('neither one key alone nor a word that is none makes a backup', async () => {
  writeFileSync(at('one'), `${publicIn('hana.key')}\n`)
  await expect(makeBackup({ database, data, secrets }, at('x.backup'), at('one'))).rejects.toThrow(
    'names 1 key.',
  )
  writeFileSync(at('none'), `${publicIn('hana.key')}\nage1nonsense\n`)
  await expect(makeBackup({ database, data, secrets }, at('x.backup'), at('none'))).rejects.toThrow('Key 2')
  expect(existsSync(at('x.backup'))).toBe(false)
})

it('an owner who is no superuser makes backups and restores them, after deploy/first.sql', async () => {
  const [from, to] = [await testDatabase({ empty: true }), await testDatabase({ empty: true })]
  const user = `${from.owner.database}_plain`
  const give = (one: Database, text: string) => asOwner(one, (client) => client.query(text))
  const first = readFileSync(join(import.meta.dirname, '../deploy/first.sql'), 'utf8')
  await give(from, `create role ${user} login`)
  const open = async (one: Database) => {
    await give(one, `alter database ${one.owner.database} owner to ${user}`)
    await give(one, first.slice(first.indexOf('grant ')).replace(':"owner"', user))
    const { host, database: name } = one.owner
    return openDatabase({
      url: `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host ?? '')}`,
    })
  }
  const [source, target] = [await open(from), await open(to)]
  try {
    await bringUpToDate(source)
    await asOwner(source, (client) =>
      client.query(`insert into settings (key, value) values ('network', '{"id": "plain"}')`),
    )
    await give(from, `select audit.append(0, 'system', 'network.set-up', null, null, clock_timestamp())`)
    await makeBackup({ database: source, data, secrets }, at('plain.backup'), at('recipients'))
    const { about, manifest } = await restoredTo(target, at('plain'), at('plain.backup'))
    expect([about.network, manifest.heads.length]).toEqual(['plain', 1])
    // Whoever may not read every row makes no backup that lacks some.
    await give(from, `revoke continuum_backup from ${user}`)
    await expect(
      makeBackup({ database: source, data, secrets }, at('less.backup'), at('recipients')),
    ).rejects.toThrow('Let a superuser run deploy/first.sql')
    expect(existsSync(at('less.backup'))).toBe(false)
  } finally {
    await Promise.all([source.close(), target.close()])
    for (const one of [from, to])
      await give(one, `reassign owned by ${user} to current_user; drop owned by ${user}`)
    await give(from, `drop role ${user}`)
  }
})

it('a copy on another machine counts once that machine has read the same bytes, and a restore once the key of the network says so', async () => {
  const file = `network-${drills}.backup`
  const ages = () => as(database, { kind: 'system' }, backupAges)
  const findings = async (later = 0) => {
    const { backup, copied, restored, ...ever } = await ages()
    const moved = { copied: copied! + later, restored: restored! + later, backup }
    return backupFindings({ ...ever, ...moved }).map(({ holds }) => holds)
  }
  // On the first day nothing is late, and what was forgotten is late after days.
  expect(await ages()).toMatchObject({ everCopied: false, everRestored: false })
  expect(await findings()).toEqual([true, true, true])
  expect(await findings(3 * 86_400)).toEqual([true, false, true])
  expect(await findings(36 * 86_400)).toEqual([true, false, false])

  const sum = createHash('sha256')
    .update(readFileSync(at(file)))
    .digest('hex')
  expect(await rememberCopy(database, `${'0'.repeat(64)}  /backups/${file}`)).toBeUndefined()
  expect((await ages()).everCopied).toBe(false)
  expect(await rememberCopy(database, `${sum}  /backups/${file}\n`)).toMatch(/^20/)
  expect((await ages()).everCopied).toBe(true)

  const { about } = await restoredTo(await testDatabase({ empty: true }), at('for-receipt'), at(file))
  const of = { network: about.network, digest: digestOf(about, made) }
  const now = new Date()
  const key = await checkpointKey(secrets)
  const stranger = { checkpoint: new Uint8Array(32).fill(7) }
  const taken = (receipt: string) => rememberRestore(database, receipt, { key, now })
  await expect(taken(await receiptFor(of, stranger, now))).rejects.toThrow('is no receipt')
  await expect(taken(await receiptFor({ ...of, digest: new Uint8Array(32) }, secrets, now))).rejects.toThrow(
    'none of the last',
  )
  await expect(
    taken(await receiptFor(of, secrets, new Date(now.getTime() + 2 * 86_400_000))),
  ).rejects.toThrow('a day to come')
  expect((await ages()).everRestored).toBe(false)
  expect(await taken(await receiptFor(of, secrets, now))).toMatchObject({ of: about.at })
  expect((await ages()).everRestored).toBe(true)
  expect(await findings()).toEqual([true, true, true])
  const [, , restored] = backupFindings({ ...(await ages()), restored: 36 * 86_400 })
  expect(restored).toMatchObject({
    check: 'backup-restored',
    holds: false,
    words: expect.stringContaining('36 days'),
  })
})
