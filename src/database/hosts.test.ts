// Which of several hosts is spoken to: two real servers, one a copy of the other that may only be read until it is promoted.
import { chown, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { servant } from './binaries.ts'
import { as } from './as.ts'
import { addressesIn } from './hosts.ts'
import { findRunning, startEmbedded } from './launcher.ts'
import { asOwner, openDatabase, prepare } from './open.ts'
import { sql } from './sql.ts'

const above = await mkdtemp(join(tmpdir(), 'continuum-hosts-'))
afterAll(() => rm(above, { recursive: true, force: true }))

test('several hosts are read as libpq reads them, and a single one stays as it is', () => {
  expect(addressesIn('postgres://o:s@first:5432,second:5433/continuum?sslmode=require')).toEqual([
    'postgres://o:s@first:5432/continuum?sslmode=require',
    'postgres://o:s@second:5433/continuum?sslmode=require',
  ])
  expect(addressesIn('postgres://o@/continuum?host=%2Frun%2Fa,%2Frun%2Fb&port=5432')).toEqual([
    'postgres://o@/continuum?host=%2Frun%2Fa&port=5432',
    'postgres://o@/continuum?host=%2Frun%2Fb&port=5432',
  ])
  for (const one of [
    'postgres://o:a,b@first/continuum',
    'postgresql:///continuum',
    'postgres://o@[::1]:5432/c',
  ])
    expect(addressesIn(one)).toEqual([one])
})

/** The place of a copy that may only be read, told as soon as it answers; and how it ends. */
async function startStandby(folder: string) {
  const recovers = Promise.withResolvers<void>()
  const started = startEmbedded(folder, {
    told: ({ database }) => database === 'recovering' && recovers.resolve(),
  })
  await Promise.race([recovers.promise, started])
  return { connection: findRunning(folder)!, started }
}

/** Two servers, the second one a copy that may only be read; a database opened on both; and what ends them. */
async function twoServers(name: string) {
  const [first, second] = [join(above, `${name}-first`), join(above, `${name}-second`)]
  const before = await startEmbedded(first)
  await prepare(before)
  await before.stop()
  await cp(join(first, 'postgres'), join(second, 'postgres'), { recursive: true, preserveTimestamps: true })
  await writeFile(join(second, 'postgres', 'standby.signal'), '')
  if (servant)
    for (const entry of ['', ...(await readdir(join(second, 'postgres'), { recursive: true }))])
      await chown(join(second, 'postgres', entry), servant.uid, servant.gid)
  const primary = await startEmbedded(first)
  const standby = await startStandby(second)
  const { user, database, port } = primary.connection
  const hosts = [standby.connection.host, primary.connection.host].join(',')
  const opened = await openDatabase({
    url: `postgres://${user}@/${database}?${new URLSearchParams({ host: hosts, port: String(port) }).toString()}`,
  })
  // Said by the first alone, as it was copied before.
  await asOwner({ owner: { ...primary.connection, database } }, (client) =>
    client.query(`alter database ${database} set app.place = 'first'`),
  )
  const place = () =>
    as(opened, { kind: 'system' }, (tx) =>
      tx.one<{ place: string | null }>(sql`select current_setting('app.place', true) as place`),
    )
  const promote = () =>
    asOwner({ owner: { ...standby.connection, database } }, (client) => client.query('select pg_promote()'))
  const end = async () => {
    await opened.close()
    await promote().catch(() => undefined)
    await (await standby.started).stop()
    await primary.stop()
  }
  return { primary, opened, place, promote, end, folder: join(first, 'postgres') }
}

test('who writes is found at the start and again when another one was promoted', async () => {
  const { primary, opened, place, promote, end } = await twoServers('ended')
  try {
    expect(await place()).toEqual({ place: 'first' })
    await primary.stop()
    // Nobody writes: it is told in a moment, and as what it is.
    await expect(asOwner(opened, (client) => client.query('select 1'))).rejects.toThrow('may not write')
    await promote()
    expect((await place()).place).not.toBe('first')
    await asOwner(opened, (client) => client.query('create table written (at int)'))
  } finally {
    await end()
  }
}, 120_000)

test('whoever waits for a server that stands still is told so once another was promoted, and not a statement’s whole time later', async () => {
  const { place, promote, end, folder } = await twoServers('still')
  const master = Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0])
  const children = async () =>
    (await readFile(`/proc/${master}/task/${master}/children`, 'utf8')).split(' ').filter(Boolean).map(Number)
  expect(await place()).toEqual({ place: 'first' })
  const stopped = [master, ...(await children())]
  for (const pid of stopped) process.kill(pid, 'SIGSTOP')
  try {
    const began = Date.now()
    const waiting = place()
    await promote()
    await expect(waiting).rejects.toMatchObject({ code: 'unavailable' })
    expect(Date.now() - began).toBeLessThan(15_000)
    expect((await place()).place).not.toBe('first')
  } finally {
    for (const pid of [...stopped, ...(await children())])
      try {
        process.kill(pid, 'SIGCONT')
      } catch {
        // Ended meanwhile.
      }
    await end()
  }
}, 120_000)
