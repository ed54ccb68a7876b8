// A copy of a network for a drill: restored from a backup into a folder that is thrown away, with the embedded database and a server of its own on
// ports of this machine alone. It knows nothing of the living network: neither its database nor its settings reach it, and nothing leaves it.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { findRunning } from '../src/database/launcher.ts'
import { readPidFile, stopLeftover } from '../src/database/cluster.ts'
import { asOwner, openDatabase } from '../src/database/open.ts'
import { checkpointKey } from '../src/oversight/server/checkpoints.ts'
import { objectsIn, openShelf } from '../src/papers/server/object-store.ts'
import { secretNames } from '../src/app/secrets.ts'
import { freePort } from './free-port.ts'
import { opened, putBack, type Restored } from './restore.ts'
import { secretsFor } from './restore-secrets.ts'

export interface Copy {
  data: string
  /** Starts a server, with words for Node itself before the program's. */
  start: (...node: string[]) => void
  /** What keeps its server from being ready; nothing where all is well, undefined where none answers. */
  troubles: () => Promise<readonly string[] | undefined>
  /** What its public host answers to somebody who opens it. */
  publicStatus: () => Promise<number | undefined>
  /** What its server has told so far, and the code with which it ended, once it has. */
  said: () => string
  ended: () => Promise<number | null>
  signal: (name: NodeJS.Signals) => void
  asOwner: <T>(work: (client: Client) => Promise<T>) => Promise<T>
  /** The process of its database. */
  databasePid: () => number
  /** Ends its server and its database, however they are. */
  halt: () => Promise<void>
  /** Aborted when somebody ends the drill. */
  interrupted: AbortSignal
}

const clusterIn = (data: string): string => join(data, 'postgres')

/** Restores a backup into an empty folder, with its secrets. Throws where anything is not as it was written. */
export async function restoreCopy(
  data: string,
  { file, identity, secretsFile }: { file: string; identity: string; secretsFile: string },
): Promise<Restored & { secrets: Awaited<ReturnType<typeof secretsFor>>['secrets'] }> {
  const archive = await opened(file, identity)
  const folder = join(data, 'secrets')
  const { secrets, texts } = await secretsFor(archive.about, folder, { file: secretsFile, identity })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of secretNames) writeFileSync(join(folder, name), texts[name]!, { mode: 0o600, flag: 'wx' })
  const database = await openDatabase({ embedded: data })
  try {
    const restored = await putBack(database, archive, {
      shelf: openShelf(objectsIn(data)),
      key: await checkpointKey(secrets),
      settled: () => Promise.resolve(),
    })
    return { ...restored, secrets }
  } finally {
    await database.close()
  }
}

/** The settings of the copy, and of what stands around it only where programs are found. */
export const settingsOf = (data: string, ports: readonly number[]) => ({
  PATH: process.env['PATH'],
  TMPDIR: process.env['TMPDIR'],
  NODE_ENV: process.env['NODE_ENV'],
  CONTINUUM_DATA: data,
  CONTINUUM_LOG: 'error',
  CONTINUUM_PORT: String(ports[0]),
  CONTINUUM_PUBLIC_PORT: String(ports[1]),
  CONTINUUM_VIEWER_PORT: String(ports[2]),
  CONTINUUM_OPERATOR_PORT: String(ports[3]),
})

export async function openCopy(data: string, interrupted: AbortSignal): Promise<Copy> {
  const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const program = join(import.meta.dirname, 'continuum.ts')
  let server: ChildProcess | undefined
  let ended: Promise<number | null> = Promise.resolve(null)
  let told = ''
  const ask = (port: number | undefined, path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined)
  return {
    data,
    start(...node) {
      told = ''
      server = spawn(process.execPath, [...node, program, 'serve', '--embedded-database'], {
        env: settingsOf(data, ports),
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [server.stdout, server.stderr])
        stream?.on('data', (part: Buffer) => (told += part.toString()))
      const started = server
      ended = new Promise((done) => {
        started.once('close', done)
      })
    },
    async troubles() {
      const answer = await ask(ports[3], '/readyz')
      return answer && ((await answer.json()) as { because: string[] }).because
    },
    publicStatus: async () => (await ask(ports[1], '/en'))?.status,
    said: () => told,
    ended: () => ended,
    signal: (name) => void server?.kill(name),
    asOwner(work) {
      const connection = findRunning(data)
      if (!connection) return Promise.reject(new Error('The database of the copy is away.'))
      return asOwner({ owner: connection }, work)
    },
    databasePid: () => readPidFile(clusterIn(data))?.pid ?? 0,
    async halt() {
      server?.kill('SIGTERM')
      await Promise.race([ended, sleep(30_000, undefined, { ref: false })])
      server?.kill('SIGKILL')
      await ended
      await stopLeftover(clusterIn(data))
    },
    interrupted,
  }
}
