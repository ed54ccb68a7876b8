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
import { Client } from 'pg'
import { findBinaries, servant } from './binaries.ts'
import {
  checkOwner,
  checkVersion,
  endOrphans,
  endProcess,
  lend,
  letOnlyUsIn,
  makeCluster,
  numberOf,
  owner,
  readPidFile,
  stopLeftover,
} from './cluster.ts'
import { isOwned, takeOwnership } from './ownership.ts'

export interface Embedded {
  /** How the cluster's owner connects; `host` is the folder of the socket. */
  connection: { host: string; port: number; user: string; database: string }
  /** The server's process number; another one after the server was killed and started again. */
  readonly pid: number
  /** Shuts down cleanly, at the latest after some seconds by force (which recovery mends at the next start). */
  stop(): Promise<void>
}

/** What is said of the server while it is kept running: for the log, and nothing about anybody. */
export type Told =
  | { database: 'away'; because: 'no-room' | 'does-not-start' | 'ended'; seconds: number }
  | { database: 'recovering' | 'back' | 'given-up' }

export interface Tuning {
  /** Told when the server goes and comes, and how it gets on meanwhile. */
  told?: (what: Told) => void
  /** Called when it could not be started for so long that somebody has to see it. */
  givenUp?: () => void
  /** Milliseconds: the first pause before it is tried again, the longest one, and when it is given up. */
  pauses?: { first: number; longest: number; giveUp: number }
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
    checkOwner(cluster)
    const sockets = makeSocketFolder(cluster)
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
    const cluster = clusterOf(root)
    const left = await stopLeftover(cluster)
    if (left) removeLeftSockets(left, cluster)
    for (const name of ['postgres', ...names]) rmSync(join(root, name), { recursive: true, force: true })
  } finally {
    lock.release()
  }
}

async function keepRunning(site: Site, onStopped: () => void): Promise<Embedded> {
  let server = await startPatiently(site).catch((error: unknown) => {
    removeFolder(site.sockets)
    throw error
  })
  const stopped = new AbortController()
  let stopping: Promise<void> | undefined
  let restarting: Promise<void> | undefined
  const atExit = () => void server.kill('SIGINT')
  process.once('exit', atExit)
  const watch = () => {
    server.once('exit', () => {
      if (!stopping) restarting = restart()
    })
    server.unref()
  }
  const restart = async () => {
    site.tuning.told?.({ database: 'away', because: 'ended', seconds: 0 })
    const again = await startAgain(site, stopped.signal)
    if (!again) return
    server = again
    watch()
    site.tuning.told?.({ database: 'back' })
  }
  const stop = async () => {
    stopped.abort()
    await restarting
    process.off('exit', atExit)
    await endProcess(server.pid)
    removeFolder(site.sockets)
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

const defaultPauses = { first: 1_000, longest: 30_000, giveUp: 300_000 }

/**
 * Starts a server that has ended until it runs, with growing pauses: whatever keeps it down (a full disk) may pass. Requests answer
 * `unavailable` meanwhile. Undefined when it was stopped.
 */
async function startAgain(site: Site, stopped: AbortSignal): Promise<Server | undefined> {
  const { told, givenUp, pauses = defaultPauses } = site.tuning
  const since = Date.now()
  let saidSo = false
  for (let pause = pauses.first; !stopped.aborted; pause = Math.min(2 * pause, pauses.longest)) {
    try {
      return await startPatiently(site)
    } catch (error) {
      const because = /No space left|ENOSPC/.test((error as Error).message) ? 'no-room' : 'does-not-start'
      told?.({ database: 'away', because, seconds: Math.round((Date.now() - since) / 1000) })
    }
    if (!saidSo && Date.now() - since >= pauses.giveUp) {
      saidSo = true
      told?.({ database: 'given-up' })
      givenUp?.()
    }
    await sleep(pause, undefined, { signal: stopped }).catch(() => undefined)
  }
  return undefined
}

/** How often, a tenth of a second apart, a start waits for children of a killed server: on a busy machine they take long to notice. */
const patience = 200

/** After how many of these attempts, three seconds, the children that are still there are ended. */
const patienceWithChildren = 30

async function startPatiently(site: Site): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    try {
      const left = await stopLeftover(site.cluster)
      if (left && left !== site.sockets) removeLeftSockets(left, site.cluster)
      return await start(site)
    } catch (error) {
      // After a kill -9 of the server its own children live on for a moment, and it waits for the last of them.
      if (attempt === patience || !(error as Error).message.includes('shared memory block')) throw error
      if (attempt % patienceWithChildren === 0) endOrphans(site.cluster)
      await sleep(100)
    }
  }
}

/** A socket's path has at most 107 characters (103 on macOS), so it can not lie in the data folder. Its name says whose it is. */
function makeSocketFolder(cluster: string): string {
  const sockets = mkdtempSync(join(servant ? '/tmp' : tmpdir(), `${socketPrefix}${numberOf(cluster)}-`))
  if (servant) chownSync(sockets, servant.uid, servant.gid)
  return sockets
}

const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })

/** Only a folder of this very cluster: the path comes from a file that a server wrote, and may have been copied with it. */
function removeLeftSockets(folder: string, cluster: string): void {
  if (folder.includes(`/${socketPrefix}${numberOf(cluster)}-`)) removeFolder(folder)
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
  letOnlyUsIn(cluster)
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
    await untilWritable(server, { sockets, told: tuning.told })
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

/**
 * A server that recovers to a point in time says `ready` as soon as it can be read. Whoever wrote to it, or stopped it for refusing,
 * would end the recovery in its middle, and the next start would go on beyond the point.
 */
async function untilWritable(
  server: ChildProcess,
  { sockets, told }: { sockets: string; told: Tuning['told'] },
): Promise<void> {
  const ask = async () => {
    const client = new Client({ ...connectionTo(sockets), database: 'postgres' })
    client.on('error', () => undefined)
    await client.connect()
    try {
      const { rows } = await client.query<{ waits: boolean }>('select pg_is_in_recovery() as waits')
      return rows[0]!.waits
    } finally {
      await client.end()
    }
  }
  for (let times = 0; await ask(); times += 1) {
    if (times === 0) told?.({ database: 'recovering' })
    if (server.exitCode !== null || server.signalCode !== null) throw new Error('it ended while it recovered')
    await sleep(200)
  }
}
