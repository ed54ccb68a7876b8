// The folder that PostgreSQL calls a cluster: made once, lent to a server as an open file, and cleared of what a
// killed server left in it.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { servant } from './binaries.ts'
import { findProcess } from './ownership.ts'

/** The cluster's owner: a superuser, reachable only through the private socket, and there by our own user of the system alone. */
export const owner = 'continuum_owner'

/** The cluster as a path the server can use although it may not enter the folders above: our open handle on it. */
export function lend(cluster: string): { path: string; stdio: number[]; close(): void } {
  if (!servant || process.platform !== 'linux') return { path: cluster, stdio: [], close: () => undefined }
  const handle = openSync(cluster, 'r')
  return { path: '/proc/self/fd/3', stdio: [handle], close: () => closeSync(handle) }
}

/** Makes `<root>/postgres`. Throws what initdb said. */
export function makeCluster(binaries: string, root: string, cluster: string): void {
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
      '--auth-local=peer',
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

/**
 * Who may connect: whoever the system itself says has our own user, and nobody else, whatever role they ask for. Written before every start,
 * since a folder may have been made by an older version or come from another machine.
 */
export function letOnlyUsIn(cluster: string): void {
  const us = userInfo().username
  for (const [name, line] of [
    ['pg_hba.conf', 'local all all peer map=ours'],
    ['pg_ident.conf', `ours "${us}" all`],
  ] as const) {
    const path = join(cluster, name)
    writeFileSync(path, `${line}\n`, { mode: 0o600 })
    if (servant) chownSync(path, servant.uid, servant.gid)
  }
}

/** Throws when the cluster needs another major version of the server. */
export function checkVersion(cluster: string): void {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version !== '17')
    throw new Error(`${cluster} was made by PostgreSQL ${version}; this program runs version 17.`)
}

/** Throws where the server's user may not read its own folder: after a copy by root, which PostgreSQL says in a way that nobody understands. */
export function checkOwner(cluster: string): void {
  if (servant && statSync(cluster).uid !== servant.uid)
    throw new Error(
      `${cluster} belongs to another user than the one whom its server runs as. Say: chown -R ${servant.uid}:${servant.gid} ${cluster}`,
    )
}

interface PidFile {
  pid: number
  sockets: string
  status: string
}

/** What a running server says of itself in postmaster.pid; undefined when there is none. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: lines[4] ?? '', status: lines[7]?.trim() ?? '' }
  } catch {
    return undefined
  }
}

/**
 * Whether this process is the server of this very folder. The file that names it may be a copy, as in a restore that is tried beside the
 * living server, and numbers of processes are used again: a server stands in its folder, and says so itself.
 */
export function isServerOf(pid: number, cluster: string): boolean {
  if (findProcess(pid)?.name !== 'postgres') return false
  try {
    if (process.platform === 'linux') {
      const [its, ours] = [statSync(`/proc/${pid}/cwd`), statSync(cluster)]
      return its.dev === ours.dev && its.ino === ours.ino
    }
    const said = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return said.includes(`-D ${cluster} `)
  } catch {
    return false
  }
}

/** Names a folder among all of this machine: a copy of it has another one. */
export const numberOf = (cluster: string): string => statSync(cluster).ino.toString(36)

/**
 * Ends a server whose program was killed, and clears what a killed server left: PostgreSQL itself would stumble over
 * a zombie, or over a stranger who got the same process number. A process that is not the server of this folder is left alone.
 * Answers where its sockets were.
 */
export async function stopLeftover(cluster: string): Promise<string | undefined> {
  const left = readPidFile(cluster)
  if (!left) return undefined
  if (isServerOf(left.pid, cluster)) await endProcess(left.pid)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  return left.sockets
}

/** Fast shutdown, then the quick one, then the axe. */
export async function endProcess(pid: number): Promise<void> {
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

/**
 * Ends every process of this folder's server. For a server that was killed: its children end by themselves within moments, but one that is
 * stopped or starved does not notice, and holds the memory that the next server asks for. Linux alone says where a process stands.
 */
export function endOrphans(cluster: string): void {
  if (process.platform !== 'linux') return
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || !isServerOf(Number(name), cluster)) continue
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
