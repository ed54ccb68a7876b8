// The embedded server survives what happens to servers on desks: plugs pulled, windows closed, two clicks at once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startEmbedded, type Embedded } from './launcher.ts'
import { asOwner } from './open.ts'
import { findProcess } from './ownership.ts'

// mkdtemp makes a folder that only we may enter: as root, the server's own user can not reach what lies below.
const above = await mkdtemp(join(tmpdir(), 'continuum-launcher-'))
const folder = join(above, 'data')
afterAll(() => rm(above, { recursive: true, force: true }))

const query = async (server: Embedded, text: string) => {
  const owner = { ...server.connection, database: 'postgres' }
  return (await asOwner({ owner }, (client) => client.query(text))).rows
}

/** Opens the folder for this test; a test that fails does not keep it from the next. */
async function open(where: string): Promise<Embedded> {
  const server = await startEmbedded(where)
  onTestFinished(() => server.stop())
  return server
}

/** Another program that opens the same folder; answers once it has, or with its error. */
async function otherProgram(): Promise<{ kill(): Promise<void>; said: string }> {
  const code = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'launcher.ts'))})
    try { const { pid } = await startEmbedded(${JSON.stringify(folder)}); console.log(pid); setInterval(() => {}, 1000) }
    catch (error) { console.log(error.message) }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [said] = await once(child.stdout, 'data')
  return {
    said: String(said).trim(),
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

test('a fresh folder becomes a database, and opens again with what was written', async () => {
  const first = await open(folder)
  expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0)
  expect(statSync(first.connection.host).mode & 0o077).toBe(0)
  const settings = `select current_setting('data_checksums') || ' ' || current_setting('fsync') || ' ' ||
    current_setting('synchronous_commit') || ' [' || current_setting('listen_addresses') || '] ' ||
    datlocprovider::text || ' ' || datlocale as said from pg_database where datname = 'postgres'`
  expect(await query(first, settings)).toEqual([{ said: 'on on on [] b C.UTF-8' }])
  await query(first, `create table kept as select 'Amal' as name`)
  await first.stop()
  expect(existsSync(first.connection.host)).toBe(false)
  const second = await open(folder)
  expect(await query(second, 'select name from kept')).toEqual([{ name: 'Amal' }])
  await second.stop()
})

test('a second opening is refused with one clear sentence, and does no harm', async () => {
  const server = await open(folder)
  await expect(startEmbedded(folder)).rejects.toThrow(
    `The data folder ${folder} is in use by process ${process.pid}.`,
  )
  const other = await otherProgram()
  expect(other.said).toContain(`is in use by process ${process.pid}`)
  await other.kill()
  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('kill -9 of the program: its server is ended and the folder opens, three times over', async () => {
  for (let round = 0; round < 3; round++) {
    const other = await otherProgram()
    const left = Number(other.said)
    expect(left).toBeGreaterThan(0)
    await other.kill()
    expect(findProcess(left)?.name).toBe('postgres')
    const server = await open(folder)
    expect(findProcess(left)).toBeUndefined()
    expect(await query(server, 'select name from kept')).toEqual([{ name: 'Amal' }])
    await server.stop()
  }
})

test('kill -9 of the server: it comes back behind the same socket with all that was committed', async () => {
  const server = await open(folder)
  await query(server, `insert into kept values ('Bo')`)
  const { pid } = server
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => server.pid, { timeout: 10_000 }).not.toBe(pid)
  expect(await query(server, 'select name from kept order by name')).toEqual([
    { name: 'Amal' },
    { name: 'Bo' },
  ])
})

test('kill -9 of the server, and stopped at once: nothing is left running', async () => {
  const server = await open(folder)
  const { pid } = server
  process.kill(pid, 'SIGKILL')
  await server.stop()
  expect([findProcess(pid), findProcess(server.pid)]).toEqual([undefined, undefined])
  expect(existsSync(server.connection.host)).toBe(false)
})

test('kill -9 of both at the same moment, and a process number that now belongs to a stranger', async () => {
  const other = await otherProgram()
  process.kill(Number(other.said), 'SIGKILL')
  await other.kill()
  const stranger = spawn('sleep', ['60'])
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8')).split('\n')
  await writeFile(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'))
  await writeFile(join(folder, 'owner.lock'), `${stranger.pid} 12345`)
  const server = await open(folder)
  expect(await query(server, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }])
  await server.stop()
  expect(findProcess(stranger.pid ?? 0)).toBeDefined()
  stranger.kill()
})

test('a first start that was interrupted leaves nothing half made', async () => {
  const young = join(above, 'young')
  const code = `const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, 'launcher.ts'))}); await startEmbedded(${JSON.stringify(young)})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: 'ignore',
    detached: true,
  })
  while (!existsSync(join(young, 'owner.lock'))) await sleep(5)
  await sleep(150)
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await once(child, 'exit')
  const server = await open(young)
  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  await server.stop()
})

test('a folder of another major version is named, not touched', async () => {
  const old = join(above, 'old')
  await (await startEmbedded(old)).stop()
  await writeFile(join(old, 'postgres', 'PG_VERSION'), '15\n')
  await expect(startEmbedded(old)).rejects.toThrow('was made by PostgreSQL 15; this program runs version 17')
})
