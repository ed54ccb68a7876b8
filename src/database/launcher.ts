// Runs a real PostgreSQL 17 in a data folder, with nothing to install or configure: one private Unix socket, no port.
// Works as root (the server then runs as `nobody`), after a `kill -9` of either side, and below folders that the
// server's user may not even enter: it gets the folder as an open file, never as a path.
import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, servant } from './binaries.ts'
import { findProcess, takeOwnership } from './ownership.ts'

export interface Embedded {
  /** How the cluster's owner connects; `host` is the folder of the socket. */
  connection: { host: string; port: number; user: string; database: string }
  /** The server's process number. */
  pid: number
  /** Shuts down cleanly, at the latest after some seconds by force (which recovery mends at the next start). */
  stop(): Promise<void>
}

export interface Tuning {
  sharedBuffers?: string
  /** Only for tests: without fsync a power cut destroys the database. */
  fsync?: boolean
}

const port = 5432
const owner = 'continuum_owner'
const socketPrefix = 'continuum-pg-'
const logFile = 'server.log'

/**
 * Starts the server of a data folder; makes the cluster (`<folder>/postgres`) if there is none. About 1 s the first
 * time, 0.1 s later. Throws a clear sentence when another process has the folder, or when the server does not start.
 */
export async function startEmbedded(folder: string, tuning: Tuning = {}): Promise<Embedded> {
  const root = resolve(folder)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  const lock = takeOwnership(join(root, 'owner.lock'), `The data folder ${root}`)
  try {
    const binaries = findBinaries(root)
    const cluster = join(root, 'postgres')
    if (!existsSync(cluster)) makeCluster(binaries, root, cluster)
    checkVersion(cluster)
    await stopLeftover(cluster)
    for (let attempt = 1; ; attempt++) {
      try {
        return await start(binaries, cluster, tuning, lock.release)
      } catch (error) {
        // After a kill -9 of the server its own children live on for a moment, and it waits for the last of them.
        if (attempt === 50 || !(error as Error).message.includes('shared memory block')) throw error
        await sleep(100)
      }
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The cluster as a path the server can use although it may not enter the folders above: our open handle on it. */
function lend(cluster: string): { path: string; stdio: number[]; close(): void } {
  if (!servant || process.platform !== 'linux') return { path: cluster, stdio: [], close: () => undefined }
  const handle = openSync(cluster, 'r')
  return { path: '/proc/self/fd/3', stdio: [handle], close: () => closeSync(handle) }
}

function makeCluster(binaries: string, root: string, cluster: string): void {
  for (const name of readdirSync(root)) {
    if (name.startsWith('postgres.new-')) rmSync(join(root, name), { recursive: true, force: true })
  }
  // Made beside and renamed when whole, so that an interrupted first start leaves nothing half made.
  const unfinished = mkdtempSync(join(root, 'postgres.new-'))
  if (servant) chownSync(unfinished, servant.uid, servant.gid)
  const lent = lend(unfinished)
  try {
    // C.UTF-8 of the server itself: the same order of letters on every system and in every later version.
    const how = [
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]
    const who = [
      '-U',
      owner,
      '--auth-local=trust',
      '--auth-host=reject',
      '--data-checksums',
      '--no-instructions',
    ]
    const { status, error, stderr } = spawnSync(join(binaries, 'initdb'), ['-D', lent.path, ...who, ...how], {
      ...servant,
      cwd: '/',
      env: { PATH: process.env['PATH'], TZ: 'UTC' },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe', ...lent.stdio],
    })
    if (status !== 0) throw new Error(`The database could not be made: ${error?.message ?? stderr.trim()}`)
  } finally {
    lent.close()
  }
  renameSync(unfinished, cluster)
}

function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '17')
    throw new Error(`${cluster} was made by PostgreSQL ${version}; this program runs version 17.`)
}

interface PidFile {
  pid: number
  sockets: string
  status: string
}

function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

/**
 * Ends a server whose program was killed, and clears what a killed server left: PostgreSQL itself would stumble over
 * a zombie, or over a stranger who got the same process number.
 */
async function stopLeftover(cluster: string): Promise<void> {
  const left = readPidFile(cluster)
  if (!left) return
  if (findProcess(left.pid)?.name === 'postgres') await endProcess(left.pid)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  removeSockets(left.sockets)
}

function removeSockets(folder: string): void {
  if (folder.includes(`/${socketPrefix}`)) rmSync(folder, { recursive: true, force: true })
}

/** Fast shutdown, then the quick one, then the axe. */
async function endProcess(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (let waited = 0; waited < seconds * 1000; waited += 10) {
      if (!findProcess(pid)) return
      await sleep(10)
    }
  }
  throw new Error(`The database server (process ${pid}) does not end.`)
}

function settings(sockets: string, { sharedBuffers = '128MB', fsync = true }: Tuning): string[] {
  const list = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    port: String(port),
    max_connections: '100',
    shared_buffers: sharedBuffers,
    random_page_cost: '1.1',
    jit: 'off',
    wal_level: 'replica',
    synchronous_commit: fsync ? 'on' : 'off',
    fsync: fsync ? 'on' : 'off',
    full_page_writes: fsync ? 'on' : 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A log must never hold what people wrote: no statements, no parameters, no quoted rows.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
  }
  return Object.entries(list).flatMap(([key, value]) => ['-c', `${key}=${value}`])
}

async function start(
  binaries: string,
  cluster: string,
  tuning: Tuning,
  onStopped: () => void,
): Promise<Embedded> {
  // A socket's path has at most 107 characters (103 on macOS), so it can not lie in the data folder.
  const sockets = mkdtempSync(join(servant ? '/tmp' : tmpdir(), socketPrefix))
  if (servant) chownSync(sockets, servant.uid, servant.gid)
  const log = join(dirname(cluster), logFile)
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.old`)
  const output = openSync(log, 'a', 0o600)
  const logged = statSync(log).size
  const lent = lend(cluster)
  const stdio: StdioOptions = ['ignore', output, output, ...lent.stdio]
  // Detached: Ctrl-C in a terminal goes to the whole group, and the server must outlive our last transactions.
  const options = {
    ...servant,
    cwd: '/',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
    stdio,
    detached: true,
  }
  const server = spawn(join(binaries, 'postgres'), ['-D', lent.path, ...settings(sockets, tuning)], options)
  closeSync(output)
  lent.close()
  const { pid } = server
  try {
    await untilReady(server, cluster)
    if (pid === undefined) throw new Error('no process')
  } catch (error) {
    if (pid !== undefined) await endProcess(pid)
    removeSockets(sockets)
    const said = readFileSync(log).subarray(logged).toString().trim()
    throw new Error(`The database server did not start: ${said || (error as Error).message}`, {
      cause: error,
    })
  }
  server.unref()
  const atExit = () => void server.kill('SIGINT')
  process.once('exit', atExit)
  const stop = async () => {
    process.off('exit', atExit)
    await endProcess(pid)
    removeSockets(sockets)
    onStopped()
  }
  let stopping: Promise<void> | undefined
  return {
    connection: { host: sockets, port, user: owner, database: 'continuum' },
    pid,
    stop: () => (stopping ??= stop()),
  }
}

/** Waits for the word `ready` in postmaster.pid. Recovery after a power cut may take minutes, so there is no deadline. */
async function untilReady(server: ChildProcess, cluster: string): Promise<void> {
  let ended: string | undefined
  server.once('error', (error) => (ended = error.message))
  server.once('exit', (code, signal) => (ended = `it ended with ${signal ?? code}`))
  for (;;) {
    const file = readPidFile(cluster)
    if (file?.pid === server.pid && file?.status === 'ready') return
    if (ended !== undefined) throw new Error(ended)
    await sleep(10)
  }
}
