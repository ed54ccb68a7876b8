// Starts the server: database, secrets, the hosts, jobs; and stops them in the opposite order.

import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serve as listen } from '@hono/node-server'
import { pino, type Logger } from 'pino'
import { beginAnew, forDemonstration, forRealPeople } from '../demo/folder.ts'
import { readSettings, type Settings } from '../src/app/config.ts'
import type { Told, Tuning } from '../src/database/launcher.ts'
import { lockRows } from '../src/database/lock-rows.ts'
import { lockOf, openDatabase, type Database } from '../src/database/open.ts'
import { jobsOf } from '../src/app/jobs.ts'
import { startHosts } from '../src/app/hosts.ts'
import { openChanges, type Changes } from '../src/http/changes.ts'
import { startJobs } from '../src/jobs/work.ts'
import { bringUpToDate, migrationPlan, openNetwork } from '../src/app/boot.ts'
import { clockWatch, clockWords, middleOf, type ClockWatch } from '../src/app/clock-watch.ts'
import { metrics } from '../src/app/metrics.ts'
import { operatorHost } from '../src/app/operator.ts'
import { readiness, type Readiness } from '../src/app/readiness.ts'
import { papersStore } from '../src/app/stores.ts'
import { readMigrations } from '../src/database/migrate.ts'
import { secretsOf } from '../src/app/secrets.ts'
import { sayWhetherSent, sendBeside } from './sending.ts'
import { refuseEmbedded, refuseNewEmbedded } from './embedded-database.ts'

const say = (text: string): void => void process.stderr.write(`${text}\n`)

interface Opening {
  beside?: boolean
  first?: ((database: Database) => Promise<void>) | undefined
  tuning?: Tuning
}

async function open(settings: Settings, { beside = false, first, tuning }: Opening = {}): Promise<Database> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    embedded: settings.databaseUrl ? undefined : resolve(settings.data),
    beside,
    connections: settings.pool,
    ...(tuning && { tuning }),
  })
  try {
    await first?.(database)
    await bringUpToDate(database)
  } catch (error) {
    await database.close()
    throw error
  }
  return database
}

/**
 * Runs one command against the migrated database and closes it again. With `beside` it may speak to a server that is
 * running; what changes the schema has the folder for itself.
 */
export async function withDatabase(
  work: (database: Database) => Promise<number>,
  { beside }: { beside: boolean },
): Promise<number> {
  const database = await open(readSettings(process.env), { beside })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

export interface Serving {
  /** Fills an empty database with the invented country first. */
  demo: boolean
  /** Begins the invented country anew. */
  reset?: boolean
  /** Plays the story of the invented country, where there is none yet, instead of putting it back from its seed. */
  story?: boolean
  /** Builds the screens beside everything else; nobody is served before. */
  screens?: (() => Promise<void>) | undefined
  /** Real people may be served from the embedded database. */
  embeddedDatabase?: boolean
}

/** Serves until SIGINT or SIGTERM. */
export async function serve({
  demo,
  reset = false,
  story = false,
  embeddedDatabase = false,
  screens,
}: Serving): Promise<number> {
  const settings = readSettings(process.env)
  if (demo && settings.databaseUrl)
    throw new Error('The demonstration has a database of its own: unset DATABASE_URL, or use `serve`.')
  if (reset) await beginAnew(settings.data)
  if (demo) forDemonstration(settings.data)
  const allowed = demo || embeddedDatabase || settings.databaseUrl !== undefined
  if (!allowed) refuseNewEmbedded(settings.data)
  const started = performance.now()
  const built = screens?.()
  built?.catch(() => undefined)
  // From the first moment on: whoever is told to stop while it starts still closes what it has opened.
  const logger = newLogger(settings)
  let giveUp = (): void => undefined
  const stopped = new Promise<number>((stop) => {
    process.once('SIGINT', () => stop(0))
    process.once('SIGTERM', () => stop(0))
    giveUp = () => stop(1)
  })
  // A database that does not come back is seen by whoever keeps this program running: it ends, and says so by its code.
  const tuning = { told: (what: Told) => logger.error(what), givenUp: () => giveUp() }
  const database = await open(settings, {
    tuning,
    first: beforeMigrations({ allowed, demo, story }, settings),
  })
  // What was opened, in order; whatever happens, it is closed from the last to the first.
  const opened: { close: () => Promise<unknown> }[] = [database]
  try {
    const { parts, told } = await fill(demo, { settings, database, logger })
    await built
    const changes = openChanges(database, (error) => logger.error({ changes: (error as Error).name }))
    opened.push(changes)
    const clock = await watchClock(database, logger)
    opened.push(clock)
    const { ready, measured } = await watched(parts, changes, clock)
    const hosts = startHosts({
      ...parts,
      changes,
      mustTellDays: clock.mustAgree,
      ready: ready.look,
      measure: measured.measure,
      country: told?.country,
    })
    opened.push(await start(hosts.staff.fetch, settings.port, settings.bind))
    opened.push(await start(hosts.public.fetch, settings.publicPort, settings.bind))
    if (hosts.viewer) opened.push(await start(hosts.viewer.fetch, settings.viewerPort, settings.bind))
    if (settings.operatorPort)
      opened.push(
        await start(operatorHost({ ready, measured }).fetch, settings.operatorPort, settings.operatorBind),
      )
    // Before the servers, which wait for what is open.
    opened.push({ close: () => Promise.resolve(changes.leave()) })
    opened.push(tellChanges(ready, logger))
    // Another server on the same database may have changed what the network says of itself.
    if (settings.databaseUrl) opened.push(every(15_000, () => parts.network.reload()))
    const jobs = startJobs(
      database,
      parts.logger,
      jobsOf({ database, secrets: parts.secrets, state: parts.network, store: parts.store }),
      () => !clock.isApart(),
    )
    opened.push({ close: () => jobs.stop() })
    say(
      `Ready in ${((performance.now() - started) / 1000).toFixed(1)} s.  Staff ${settings.url}   Public ${settings.publicUrl}${settings.viewerUrl ? `   Viewer ${settings.viewerUrl}` : ''}`,
    )
    told?.print()
    if (demo) opened.push(sendBeside())
    else await sayWhetherSent(database, say)
    const code = await stopped
    // Who asks hears at once that nobody is to be sent here; what comes meanwhile is still answered.
    ready.leave()
    changes.leave()
    await sleep(settings.drainSeconds * 1000)
    return code
  } finally {
    for (const { close } of opened.toReversed()) await close()
  }
}

/** What is done in the database before it is brought up to date. */
function beforeMigrations(
  { allowed, demo, story }: { allowed: boolean; demo: boolean; story: boolean },
  { data }: Settings,
): Opening['first'] {
  if (!allowed) return refuseEmbedded
  if (!demo) return undefined
  return async (database) => {
    const { restoreSeed } = await import('../demo/seed.ts')
    await restoreSeed(database, { data: resolve(data), story, say })
  }
}

const newLogger = (settings: Settings): Logger =>
  pino(
    { base: null, level: settings.log === 'silent' ? 'silent' : settings.log },
    pino.destination({ dest: settings.log === 'info' && process.stdout.isTTY ? 2 : 1 }),
  )

/** Secrets and network, the invented country where one is asked for, and what is said once everything is ready. */
async function fill(
  demo: boolean,
  { settings, database, logger }: { settings: Settings; database: Database; logger: Logger },
) {
  const network = await openNetwork(database)
  if (!demo && !network.network().demo)
    forRealPeople(settings.data, { elsewhere: settings.databaseUrl !== undefined })
  const folder = join(resolve(settings.data), 'secrets')
  const secrets = await secretsOf(database, folder, { forStory: demo })
  lockOf(database.owner).use(secrets.oprf)
  await lockRows(database)
  const parts = { database, secrets, network, settings, logger, store: papersStore(settings, folder) }
  if (demo) {
    const { prepareDemo } = await import('../demo/country.ts')
    return { parts, told: await prepareDemo({ ...parts, say }) }
  }
  const { announceSetUp } = await import('../src/accounts/server/setup.ts')
  await announceSetUp(database, settings.url, say)
  return { parts }
}

/** Compares this machine's clock before anybody is served, and every few seconds from then on. */
async function watchClock(
  database: Database,
  logger: Logger,
): Promise<ClockWatch & { close: () => Promise<void> }> {
  const clock = clockWatch({ database, server: randomUUID() })
  await clock.compare()
  const ahead = clock.ahead()
  if (clock.isApart() && ahead) {
    logger.error({ clock: 'apart', seconds: Math.round(middleOf(ahead)) })
    say(clockWords(middleOf(ahead), clock.others()))
  }
  return { ...clock, ...every(10_000, clock.compare) }
}

/** What is asked of a running server beside its work. */
async function watched(
  { database, secrets, settings, store }: Awaited<ReturnType<typeof fill>>['parts'],
  changes: Pick<Changes, 'count'>,
  clock: ClockWatch,
) {
  const migrations = (await readMigrations(migrationPlan().migrations)).map(({ name }) => name)
  const ready = readiness({ database, secrets, migrations, clock, data: settings.data })
  return { ready, measured: metrics({ database, ready, changes, clock, store, data: settings.data }) }
}

/** Looks every quarter of a minute, and tells what has come and what has gone. */
function tellChanges(ready: Pick<Readiness, 'look'>, logger: Logger): { close: () => Promise<void> } {
  let before = ''
  return every(15_000, async () => {
    const because = await ready.look()
    if (because.join() === before) return
    before = because.join()
    if (because.length > 0) logger.error({ ready: false, because })
    else logger.info({ ready: true })
  })
}

/** Does it again and again until it is closed; what fails is tried the next time. */
function every(milliseconds: number, work: () => Promise<void>): { close: () => Promise<void> } {
  const timer = setInterval(() => void work().catch(() => undefined), milliseconds)
  timer.unref()
  return {
    close: () => {
      clearInterval(timer)
      return Promise.resolve()
    },
  }
}

type Fetch = Parameters<typeof listen>[0]['fetch']

function start(fetch: Fetch, port: number, hostname: string): Promise<{ close: () => Promise<unknown> }> {
  return new Promise((started, failed) => {
    const server = listen({ fetch, port, hostname }, () =>
      started({
        close: () =>
          new Promise<void>((closed) => {
            server.close(() => closed())
            // Browsers open lines before they have anything to ask. Node waits for those as for a question that is half asked.
            for (const line of lines) if (line.bytesRead === 0) line.destroy()
          }),
      }),
    )
    const lines = new Set<Socket>()
    server.on('connection', (line: Socket) => {
      lines.add(line)
      line.once('close', () => lines.delete(line))
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port} is taken. Set CONTINUUM_PORT, CONTINUUM_PUBLIC_PORT and CONTINUUM_VIEWER_PORT to others.`,
            )
          : error,
      )
    })
  })
}
