// `continuum doctor`: what somebody asks at three in the morning, each answer with what to do. Reads what is there; writes one row that says
// nothing, to see whether a row can be written.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { migrationPlan, openSecrets } from '../src/app/boot.ts'
import { databaseAddressIn, readSettings } from '../src/app/config.ts'
import { backupAges } from '../src/app/backup-ages.ts'
import { databaseState } from '../src/app/database-state.ts'
import { checkpointAge } from '../src/app/checkpoint-age.ts'
import { clockWatch, clockWords, middleOf, type ClockWatch } from '../src/app/clock-watch.ts'
import { freeOf, readiness, type Trouble } from '../src/app/readiness.ts'
import { outgoing } from '../src/app/outgoing.ts'
import { missingSecrets, placesOf } from '../src/app/secrets.ts'
import { as } from '../src/database/as.ts'
import { connectWords } from '../src/database/connect-words.ts'
import { readMigrations } from '../src/database/migrate.ts'
import { openDatabase, type Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { papersStore } from '../src/app/stores.ts'
import type { Store } from '../src/store/store.ts'
import { backupFindings } from './doctor-backups.ts'
import { certificateFindings } from './doctor-certificates.ts'
import { archiveFinding, diskFinding, replicationFinding, roomForDatabase } from './doctor-database.ts'
import { paperFindings } from './doctor-papers.ts'
import { bad, good, type Finding } from './finding.ts'

/** What each of them means to whoever has to mend it. */
const remedies: Record<Exclude<Trouble, 'leaving'>, string> = {
  database: 'the database does not answer within three seconds: is it there, frozen, or out of connections?',
  standby:
    'this database may not write: it recovers, or follows another. DATABASE_URL has to lead to the primary.',
  write:
    'a row cannot be saved: a full disk, or a standby that has to agree and is gone (select * from pg_stat_replication).',
  schema: 'the database has not had all that this program needs: continuum migrate.',
  secrets: 'the secrets are another network’s: put the right ones back before anybody signs in.',
  jobs: 'no job has run for three minutes: duties do not fall due. Is a server running, and what does its log say of jobs?',
  clock:
    'this machine’s clock is not the database’s: no day is decided here until both are set by the same time servers.',
  disk: 'less than a twentieth of the disk of the data folder is free.',
}

const isTold = (trouble: Trouble): trouble is keyof typeof remedies => trouble !== 'leaving'

/** Looks at everything; `folder` is where the secrets are, `store` where papers lie, `embedded` the files of the embedded database. */
export async function lookAt(
  database: Database,
  {
    data,
    folder,
    store,
    embedded,
  }: { data: string; folder: string; store: Store; embedded?: string | undefined },
): Promise<Finding[]> {
  const [missing] = missingSecrets(folder)
  if (missing)
    return [bad('secrets', `${missing} is missing in ${placesOf(folder)}: nobody can sign in without it.`)]
  const secrets = await openSecrets(folder)
  const migrations = (await readMigrations(migrationPlan().migrations)).map(({ name }) => name)
  const clock = clockWatch({ database })
  await clock.compare().catch(() => undefined)
  const found = await readiness({ database, data, secrets, migrations, clock, started: 0 }).look()
  const troubles = found.filter(isTold).map((one) => bad(one, remedies[one]))
  // Where it does not answer, or lacks tables, nothing more can be asked of it.
  if (['database', 'schema'].some((one) => found.includes(one as Trouble))) return troubles
  return [
    ...troubles,
    ...(troubles.length === 0 ? [good('ready', 'The server can do its work.')] : []),
    clockOf(clock),
    ...(await agesOf(database)),
    ...(await outgoingOf(database)),
    ...(found.includes('standby') ? [] : await databaseOf(database, embedded)),
    ...(await paperFindings(database, store)),
    good('disk-free', `${Math.round(((await freeOf(data)) ?? 1) * 100)} % of the disk is free.`),
  ]
}

/** Seconds: what clocks set by time servers never come to. */
const clockWithin = 1

function clockOf(clock: ClockWatch): Finding {
  const own = clock.ahead()
  const all = own ? [middleOf(own), ...clock.others()] : []
  const words = own ? clockWords(middleOf(own), clock.others()) : 'The database did not say what time it is.'
  const holds = own !== undefined && all.every((one) => Math.abs(one) <= clockWithin)
  return holds ? good('clock', words) : bad('clock', words)
}

/** Hours. */
const checkpointWithin = 3

async function agesOf(database: Database): Promise<Finding[]> {
  const { backups, checkpoint, overdue } = await as(database, { kind: 'system' }, async (tx) => ({
    backups: await backupAges(tx),
    ...(await tx.one<{ checkpoint: number | null; overdue: number }>(sql`select
      ${checkpointAge} / 3600 as checkpoint,
      (select count(*)::int from clocks where stopped_at is null and enforced
        and due_at < clock_timestamp() - interval '5 minutes') as overdue`)),
  }))
  return [
    ...backupFindings(backups),
    checkpoint !== null && checkpoint > checkpointWithin
      ? bad(
          'checkpoint',
          'The trails have had no checkpoint for three hours: browsers of administrators begin to say so.',
        )
      : good('checkpoint', 'No line of the trails has waited three hours for a checkpoint.'),
    overdue > 0
      ? bad('overdue', `${overdue} duties are past their day, and no job has moved them.`)
      : good('overdue', 'Every duty whose day has come was moved.'),
  ]
}

/** The server below; `embedded` is the folder of the embedded one. */
async function databaseOf(database: Database, embedded: string | undefined): Promise<Finding[]> {
  const state = await databaseState(database)
  return [
    diskFinding(state.bytes, await roomForDatabase(state, embedded)),
    replicationFinding(state),
    archiveFinding(state),
  ]
}

/** Seconds: a round is made every few of them. */
const senderWithin = 300
const dutyCallWithin = 120

async function outgoingOf(database: Database): Promise<Finding[]> {
  const { sender, dutyCall, webhookCaller, silentWebhooks } = await as(database, { kind: 'system' }, outgoing)
  const minutes = (seconds: number) => Math.floor(seconds / 60)
  return [
    sender === null
      ? good('sender', 'No notice leaves by mail or text message: continuum send has never run here.')
      : sender > senderWithin
        ? bad(
            'sender',
            `The process that sends was last here ${minutes(sender)} minutes ago: nobody on duty is called.`,
          )
        : good('sender', 'The process that sends is there.'),
    dutyCall !== null && dutyCall > dutyCallWithin
      ? bad('duty-calls', `A call to somebody on duty has waited ${minutes(dutyCall)} minutes to leave.`)
      : good('duty-calls', 'No call to somebody on duty waits to leave.'),
    (webhookCaller ?? 0) > senderWithin
      ? bad(
          'web-hooks',
          `The process that calls web hooks was last here ${minutes(webhookCaller ?? 0)} minutes ago.`,
        )
      : silentWebhooks > 0
        ? bad('web-hooks', `${silentWebhooks} web hooks have not been answered since yesterday or before.`)
        : good('web-hooks', 'Every web hook is answered, or there is none.'),
  ]
}

/** Not wrong without one: PDFs are saved then. */
function viewerOf(url: string | undefined): Finding {
  if (url) return good('viewer', `PDFs are read at ${url}, apart from everything.`)
  return good('viewer', 'PDFs are saved and not shown: CONTINUUM_VIEWER_URL names no viewer host.')
}

/** `continuum doctor`. */
export async function doctor(json: boolean): Promise<number> {
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  const folder = join(data, 'secrets')
  const findings = await open(settings.databaseUrl, data).then(
    async (database) => {
      try {
        return [
          ...(await lookAt(database, {
            data,
            folder,
            store: papersStore(settings, folder),
            embedded: settings.databaseUrl ? undefined : join(data, 'postgres'),
          })),
          ...(await certificateFindings([settings.url, settings.publicUrl, settings.viewerUrl], new Date())),
          viewerOf(settings.viewerUrl),
        ]
      } finally {
        await database.close()
      }
    },
    (error: unknown) => [
      bad(
        'database',
        connectWords(error, databaseAddressIn(process.env)) ??
          (error instanceof Error ? error.message : 'the database could not be opened'),
      ),
    ],
  )
  if (json)
    process.stdout.write(
      `${JSON.stringify({ well: findings.every(({ holds }) => holds), findings }, null, 2)}\n`,
    )
  else
    for (const { check, holds, words } of findings)
      process.stdout.write(`${holds ? 'well ' : 'WRONG'}  ${check}: ${words}\n`)
  return findings.every(({ holds }) => holds) ? 0 : 1
}

function open(url: string | undefined, data: string): Promise<Database> {
  if (!url && !existsSync(join(data, 'postgres')))
    return Promise.reject(new Error(`There is no database in ${data}, and DATABASE_URL is not set.`))
  return openDatabase({ url, embedded: url ? undefined : data, beside: true, connections: 4 })
}
