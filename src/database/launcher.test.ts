// The embedded server survives what happens to servers on desks: plugs pulled, windows closed, two clicks at once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { chown, cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { servant } from './binaries.ts'
import { startEmbedded, type Embedded, type Told } from './launcher.ts'
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

/** Lets the server's own user have all of it, as where a backup was put back by root. */
async function letServe(folder: string): Promise<void> {
  if (!servant) return
  for (const entry of ['', ...(await readdir(folder, { recursive: true }))])
    await chown(join(folder, entry), servant.uid, servant.gid)
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

/** What a database answers to whoever of another user of this system asks to be its owner, at the socket itself. */
async function strangersAnswer(server: Embedded): Promise<string> {
  const code = `
    const text = ['user', ${JSON.stringify(server.connection.user)}, 'database', 'postgres', '', ''].join('\\0')
    const ask = Buffer.alloc(8 + text.length)
    ask.writeInt32BE(ask.length); ask.writeInt32BE(196608, 4); ask.write(text, 8, 'latin1')
    const socket = require('node:net').connect(process.argv[1], () => socket.write(ask))
    socket.on('data', (said) => { console.log(said.toString('latin1').replaceAll('\\0', ' ')); socket.destroy() })`
  const at = join(server.connection.host, `.s.PGSQL.${server.connection.port}`)
  const child = spawn(process.execPath, ['-e', code, at], {
    ...servant,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await once(child.stdout, 'data')
  return String(said)
}

test('whoever is another user of the system does not come in as the owner, not in a folder from before that was so either', async () => {
  const where = join(above, 'ours')
  const first = await open(where)
  await first.stop()
  await writeFile(join(where, 'postgres', 'pg_hba.conf'), 'local all all trust\n')
  const server = await open(where)
  expect(await query(server, 'select type, auth_method, options from pg_hba_file_rules')).toEqual([
    { type: 'local', auth_method: 'peer', options: ['map=ours'] },
  ])
  expect(await query(server, 'select sys_name from pg_ident_file_mappings')).toEqual([
    { sys_name: userInfo().username },
  ])
  // A test that does not run as root has no other user to ask as: then it is we who ask, and come in.
  expect(await strangersAnswer(server)).toMatch(servant ? /^E.*C28000/ : /^R/)
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

test.runIf(process.platform === 'linux')(
  'kill -9 of the server while a child of it is stopped: it comes back all the same',
  async () => {
    const server = await open(folder)
    const { pid } = server
    const [child] = await query(
      server,
      `select pid from pg_stat_activity where backend_type = 'background writer'`,
    )
    process.kill(child.pid, 'SIGSTOP')
    process.kill(pid, 'SIGKILL')
    await expect.poll(() => server.pid, { timeout: 20_000 }).not.toBe(pid)
    expect(findProcess(child.pid)).toBeUndefined()
    expect(await query(server, 'select count(*)::int as names from kept')).toEqual([{ names: 2 }])
  },
)

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

test('a copy of a living folder opens beside it, with or without the file that says whose it is: neither touches the other', async () => {
  for (const name of ['copy', 'copy-without'])
    await cp(folder, join(above, name), { recursive: true, preserveTimestamps: true })
  const living = await open(folder)
  const { pid, connection } = living
  for (const name of ['copy', 'copy-without']) {
    const copy = join(above, name)
    // What lies in a folder that was copied while its server ran.
    for (const file of ['postgres/postmaster.pid', 'owner.lock'])
      await cp(join(folder, file), join(copy, file))
    // As an operator leaves it who was told that it is in use.
    if (name === 'copy-without') await rm(join(copy, 'owner.lock'))
    await letServe(join(copy, 'postgres'))
    const second = await open(copy)
    expect(second.connection.host).not.toBe(connection.host)
    await query(second, `insert into kept values ('Only in the copy')`)
    await second.stop()
    expect([living.pid, findProcess(pid)?.name, existsSync(connection.host)]).toEqual([pid, 'postgres', true])
    expect(await query(living, `select count(*)::int as n from kept where name like 'Only%'`)).toEqual([
      { n: 0 },
    ])
  }
}, 300_000)

test('a server that does not start is tried again with growing pauses, each told, until it does; after a while somebody has to see it', async () => {
  const told: Told[] = []
  let givenUp = 0
  const server = await startEmbedded(folder, {
    told: (what) => void told.push(what),
    givenUp: () => void (givenUp += 1),
    pauses: { first: 20, longest: 80, giveUp: 1 },
  })
  onTestFinished(() => server.stop())
  const control = join(folder, 'postgres', 'global', 'pg_control')
  await rename(control, `${control}.away`)
  process.kill(server.pid, 'SIGKILL')
  const failures = () =>
    told.filter((one) => one.database === 'away' && one.because === 'does-not-start').length
  await expect.poll(failures, { timeout: 200_000 }).toBeGreaterThan(2)
  await rename(`${control}.away`, control)
  await expect.poll(() => told.at(-1), { timeout: 200_000 }).toEqual({ database: 'back' })
  expect(await query(server, 'select 1 as alive')).toEqual([{ alive: 1 }])
  expect(told[0]).toEqual({ database: 'away', because: 'ended', seconds: 0 })
  expect([givenUp, told.filter((one) => one.database === 'given-up').length]).toEqual([1, 1])
}, 300_000)

test('a server that recovers to a point in time is waited for: what came after the point is not there', async () => {
  const past = join(above, 'past')
  const archive = join(above, 'archive')
  const first = await open(past)
  await query(first, `create table moments (name text)`)
  await first.stop()
  await cp(join(past, 'postgres'), join(above, 'base'), { recursive: true, preserveTimestamps: true })
  const second = await open(past)
  await query(second, `insert into moments values ('kept')`)
  await query(second, `select pg_create_restore_point('here')`)
  await query(second, `insert into moments values ('later')`)
  await query(second, 'select pg_switch_wal()')
  await cp(join(past, 'postgres', 'pg_wal'), archive, { recursive: true })
  await second.stop()
  await rm(join(past, 'postgres'), { recursive: true })
  await cp(join(above, 'base'), join(past, 'postgres'), { recursive: true, preserveTimestamps: true })
  // Below the server's own folder, whose commands run there: it may not enter what lies above.
  await cp(archive, join(past, 'postgres', 'archive'), { recursive: true, preserveTimestamps: true })
  await writeFile(
    join(past, 'postgres', 'postgresql.auto.conf'),
    `restore_command = 'cp archive/%f %p'\nrecovery_target_name = 'here'\nrecovery_target_action = 'promote'\n`,
  )
  await writeFile(join(past, 'postgres', 'recovery.signal'), '')
  await letServe(join(past, 'postgres'))
  const told: Told[] = []
  const third = await startEmbedded(past, { told: (what) => void told.push(what) })
  onTestFinished(() => third.stop())
  await query(third, `insert into moments values ('after')`)
  expect(await query(third, 'select name from moments order by name')).toEqual([
    { name: 'after' },
    { name: 'kept' },
  ])
}, 300_000)

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
