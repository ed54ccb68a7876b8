// Runs a real PostgreSQL 17 in a data folder, with nothing to install or configure: one private Unix socket, no port.
// Works as root (the server then runs as `nobody`), after a `kill -9` of either side, and below folders that the
// server's user may not even enter: it gets the folder as an open file, never as a path.
import { spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, servant } from './binaries.ts'
import { checkVersion, endProcess, lend, makeCluster, owner, readPidFile, stopLeftover } from './cluster.ts'
import { isOwned, takeOwnership } from './ownership.ts'

export interface Embedded {
  /** How the cluster's owner connects; `host` is the folder of the socket. */
  connection: { host: string; port: number; user: string; database: string }
  /** The server's process number; another one after the server was killed and started again. */
  readonly pid: number
  /** Shuts down cleanly, at the latest after some seconds by force (which recovery mends at the next start). */
  stop(): Promise<void>
}

export interface Tuning {
  sharedBuffers?: string
  /** Only for tests: without fsync a power cut destroys the database. */
  fsync?: boolean
}

/** What a start needs, the same at every restart. */
interface Site {
  binaries: string
  cluster: string
  sockets: string
  log: string
  tuning: Tuning
}

type Server = ChildProcess & { pid: number }

const port = 5432
const socketPrefix = 'continuum-pg-'

/** The one process that may start the server of a data folder, or take it away. */
const takeFolder = (root: string) => takeOwnership(lockOf(root), `The data folder ${root}`)
const lockOf = (root: string) => join(root, 'owner.lock')
const clusterOf = (root: string) => join(root, 'postgres')
const connectionTo = (sockets: string) => ({
  host: sockets,
  port,
  user: owner,
  database: 'continuum',
})

/**
 * Starts the server of a data folder; makes the cluster (`<folder>/postgres`) if there is none. About 1 s the first
 * time, 0.1 s later. A server that dies is started again behind the same socket. Throws a clear sentence when
 * another process has the folder, or when the server does not start.
 */
export async function startEmbedded(folder: string, tuning: Tuning = {}): Promise<Embedded> {
  const root = resolve(folder)
  mkdirSync(root, { recursive: true, mode: 0o700 })
  const lock = takeFolder(root)
  try {
    const binaries = findBinaries(root)
    const cluster = clusterOf(root)
    if (!existsSync(cluster)) makeCluster(binaries, root, cluster)
    checkVersion(cluster)
    const sockets = makeSocketFolder()
    const site = { binaries, cluster, sockets, log: join(root, 'server.log'), tuning }
    return await keepRunning(site, () => lock.release())
  } catch (error) {
    lock.release()
    throw error
  }
}

/** How to speak to the server that another living program runs in this folder; undefined where none does. */
export function findRunning(folder: string): Embedded['connection'] | undefined {
  const root = resolve(folder)
  const said = readPidFile(clusterOf(root))
  return isOwned(lockOf(root)) && said?.status === 'ready' ? connectionTo(said.sockets) : undefined
}

/**
 * Takes `names` out of a data folder, and whatever server a killed program left running there; all else in it stays.
 * Throws, having touched nothing, when a living process has the folder.
 */
export async function emptyFolder(folder: string, names: readonly string[]): Promise<void> {
  const root = resolve(folder)
  const lock = takeFolder(root)
  try {
    const left = await stopLeftover(clusterOf(root))
    if (left) removeSockets(left)
    for (const name of ['postgres', ...names]) rmSync(join(root, name), { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

async function keepRunning(site: Site, onStopped: () => void): Promise<Embedded> {
  let server = await startPatiently(site).catch((error: unknown) => {
    removeSockets(site.sockets)
    throw error
  })
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> | undefined
  const atExit = () => void server.kill('SIGINT')
  process.once('exit', atExit)
  const watch = () => {
    server.once('exit', () => {
      if (!stopping) restarting = restart().catch(() => undefined)
    })
    server.unref()
  }
  // When even this fails, requests answer `unavailable` and server.log says why.
  const restart = async () => {
    server = await startPatiently(site)
    watch()
  }
  const stop = async () => {
    await restarting
    process.off('exit', atExit)
    await endProcess(server.pid)
    removeSockets(site.sockets)
    onStopped()
  }
  watch()
  return {
    connection: connectionTo(site.sockets),
    get pid() {
      return server.pid
    },
    stop: () => (stopping ??= stop()),
  }
}

/** How often, a tenth of a second apart, a start waits for children of a killed server: on a busy machine they take long to notice. */
const patience = 200

async function startPatiently(site: Site): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      const left = await stopLeftover(site.cluster)
      if (left && left !== site.sockets) removeSockets(left)
      return await start(site)
    } catch (error) {
      // After a kill -9 of the server its own children live on for a moment, and it waits for the last of them.
      if (attempt === patience || !(error as Error).message.includes('shared memory block')) throw error
      await sleep(100)
    }
  }
}

/** A socket's path has at most 107 characters (103 on macOS), so it can not lie in the data folder. */
function makeSocketFolder(): string {
  const sockets = mkdtempSync(join(servant ? '/tmp' : tmpdir(), socketPrefix))
  if (servant) chownSync(sockets, servant.uid, servant.gid)
  return sockets
}

/** Only folders of ours: the path comes from a file that the server wrote. */
function removeSockets(folder: string): void {
  if (folder.includes(`/${socketPrefix}`)) rmSync(folder, { recursive: true, force: true })
}

/**
 * What the server keeps in memory: a sixteenth of the machine's, so that a laptop with two gigabytes keeps PostgreSQL's own
 * 128 MB and a server with a million cases has room for those that are looked at.
 */
const buffersOf = (memory: number): string =>
  `${Math.min(1024, Math.max(128, Math.floor(memory / 2 ** 24)))}MB`

function settings(
  sockets: string,
  { sharedBuffers = buffersOf(totalmem()), fsync = true }: Tuning,
): string[] {
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

async function start({ binaries, cluster, sockets, log, tuning }: Site): Promise<Server> {
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.old`)
  const output = openSync(log, 'a', 0o600)
  const logged = statSync(log).size
  const lent = lend(cluster)
  const server = spawn(join(binaries, 'postgres'), ['-D', lent.path, ...settings(sockets, tuning)], {
    ...servant,
    cwd: '/',
    env: { PATH: process.env['PATH'], TZ: 'UTC' },
    stdio: ['ignore', output, output, ...lent.stdio],
    // Ctrl-C in a terminal goes to the whole group, and the server must outlive our last transactions.
    detached: true,
  })
  closeSync(output)
  lent.close()
  try {
    await untilReady(server, cluster)
    return server as Server
  } catch (error) {
    if (server.pid !== undefined) await endProcess(server.pid)
    const said = readFileSync(log).subarray(logged).toString().trim()
    throw new Error(`The database server did not start: ${said || (error as Error).message}`, {
      cause: error,
    })
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
