// Starts the house: database, secrets, both hosts, jobs; and stops them in the opposite order.

import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { serve as listen, type ServerType } from '@hono/node-server'
import { pino } from 'pino'
import { readSettings, type Settings } from '../src/config.ts'
import { openDatabase, type Database } from '../src/database/open.ts'
import { jobsOf } from '../src/features.ts'
import { startHosts } from '../src/hosts.ts'
import { startJobs } from '../src/jobs/work.ts'
import { bringUpToDate, openNetwork, openSecrets } from '../src/opening.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function open(settings: Settings): Promise<Database> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    embedded: settings.databaseUrl ? undefined : resolve(settings.data),
  })
  await bringUpToDate(database).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  return database
}

/** Runs one command against the migrated database and closes it again. */
export async function withDatabase(work: (database: Database) => Promise<number>): Promise<number> {
  const database = await open(readSettings(process.env))
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Serves until SIGINT or SIGTERM. `demo` fills an empty database with the invented country first. */
export async function serve({ demo, reset = false }: { demo: boolean; reset?: boolean }): Promise<number> {
  const settings = readSettings(process.env)
  if (demo && settings.databaseUrl)
    throw new Error('The demonstration has a database of its own: unset DATABASE_URL, or use `serve`.')
  if (reset) rmSync(resolve(settings.data), { recursive: true, force: true })
  const started = performance.now()
  const database = await open(settings)
  const secrets = await openSecrets(join(resolve(settings.data), 'secrets'))
  const network = await openNetwork(database)
  const logger = pino(
    { base: null, level: settings.log === 'silent' ? 'silent' : settings.log },
    pino.destination({ dest: settings.log === 'info' && process.stdout.isTTY ? 2 : 1 }),
  )

  let story: { print: () => void } | undefined
  if (demo) {
    const { prepareDemo } = await import('../demo/country.ts')
    story = await prepareDemo({ database, secrets, network, settings, say })
  } else {
    const { announceSetUp } = await import('../src/accounts/setup/server.ts')
    await announceSetUp(database, settings.url, say)
  }

  const hosts = startHosts({ database, secrets, network, settings, logger })
  const servers = await Promise.all([
    start(hosts.staff.fetch, settings.port),
    start(hosts.public.fetch, settings.publicPort),
  ])
  const jobs = startJobs(database, logger, jobsOf(database, secrets, network, hosts.shelf))
  say(
    `Ready in ${((performance.now() - started) / 1000).toFixed(1)} s.  Staff ${settings.url}   Public ${settings.publicUrl}`,
  )
  story?.print()

  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop())
    process.once('SIGTERM', () => stop())
  })
  await Promise.all(
    servers
      .map(
        (server) =>
          new Promise<void>((closed) => {
            server.close(() => closed())
          }),
      )
      .concat([jobs.stop()]),
  )
  await database.close()
  return 0
}

function start(fetch: Parameters<typeof listen>[0]['fetch'], port: number): Promise<ServerType> {
  return new Promise((started, failed) => {
    const server = listen({ fetch, port, hostname: '127.0.0.1' }, () => started(server))
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken. Set CONTINUUM_PORT and CONTINUUM_PUBLIC_PORT to others.`)
          : error,
      )
    })
  })
}
