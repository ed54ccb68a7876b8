// What the machine's watch reads: counts, times and ages of the program, in OpenMetrics. No person, no organisation and no case is in a
// label, and nothing here is answered but on loopback.
import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type OpenMetricsContentType,
} from 'prom-client'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import type { Changes } from '../http/changes.ts'
import type { LogLine } from '../http/host-services.ts'
import type { Store } from '../store/store.ts'
import { backupAges, type BackupAges } from './backup-ages.ts'
import { checkpointAge } from './checkpoint-age.ts'
import { middleOf, type ClockWatch } from './clock-watch.ts'
import { piecesWithoutRoom } from '../papers/server/object-store.ts'
import { outgoing, type Outgoing } from './outgoing.ts'
import { freeOf, troubles, type Readiness } from './readiness.ts'

type Registers = Registry<OpenMetricsContentType>[]

interface Ages {
  jobs: { job: string; seconds: number | null; failures: number }[]
  backups: BackupAges
  checkpoint: number | null
  overdue: number
  archiveRefuses: boolean
  outgoing: Outgoing
}

/** Ages in seconds, and what is late. */
const agesIn = (database: Pick<Database, 'pool'>): Promise<Ages> =>
  as(database, { kind: 'system' }, async (tx) => ({
    jobs: await tx.rows(sql`select job, extract(epoch from clock_timestamp() - ran_at)::float8 as seconds, failures
      from job_runs where job <> 'readiness' order by job`),
    outgoing: await outgoing(tx),
    backups: await backupAges(tx),
    ...(await tx.one<Pick<Ages, 'checkpoint' | 'overdue' | 'archiveRefuses'>>(sql`select
      ${checkpointAge} as checkpoint,
      (select count(*)::int from clocks where stopped_at is null and enforced
        and due_at < clock_timestamp() - interval '5 minutes') as overdue,
      (select current_setting('archive_mode') <> 'off' and last_failed_time > coalesce(last_archived_time, '-infinity')
        from pg_stat_archiver) is true as "archiveRefuses"`)),
  }))

export function metrics(parts: {
  database: Pick<Database, 'pool'>
  data: string
  ready: Pick<Readiness, 'look'>
  /** Where papers lie. */
  store?: Pick<Store, 'look'>
  changes?: Pick<Changes, 'count'>
  clock?: Pick<ClockWatch, 'ahead'>
}) {
  const { database, data, ready, store, changes, clock } = parts
  const register = new Registry<OpenMetricsContentType>()
  register.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
  const registers = [register]
  collectDefaultMetrics({ register })
  const requests = new Histogram({
    name: 'continuum_request_seconds',
    help: 'Answers of endpoints, by endpoint and status.',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers,
  })
  new Gauge({
    name: 'continuum_pool_connections',
    help: 'Connections to the database by state; waiting are requests without one.',
    labelNames: ['state'],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = database.pool
      this.set({ state: 'used' }, totalCount - idleCount)
      this.set({ state: 'idle' }, idleCount)
      this.set({ state: 'waiting' }, waitingCount)
    },
  })
  countStreams(registers, changes)
  new Gauge({
    name: 'continuum_trouble',
    help: 'What keeps this server from being ready: 1 where it does.',
    labelNames: ['because'],
    registers,
    async collect() {
      const found = await ready.look()
      for (const because of troubles) this.set({ because }, found.includes(because) ? 1 : 0)
    },
  })
  measureDisk(registers, data)
  if (store) watchStore(registers, store)
  countTurnedAway(registers)
  measureClock(registers, clock)
  const lookAtAges = agesOf(database, registers)
  return {
    /** Told of each answer. */
    measure: ({ endpoint, status, ms }: Pick<LogLine, 'endpoint' | 'status' | 'ms'>) =>
      requests.observe({ endpoint, status }, ms / 1000),
    text: async () => {
      await lookAtAges()
      return register.metrics()
    },
    contentType: register.contentType,
  }
}

function measureDisk(registers: Registers, data: string): void {
  new Gauge({
    name: 'continuum_disk_free_ratio',
    help: 'Free part of the disk of the data folder.',
    registers,
    async collect() {
      this.set((await freeOf(data)) ?? Number.NaN)
    },
  })
}

function watchStore(registers: Registers, store: Pick<Store, 'look'>): void {
  new Gauge({
    name: 'continuum_papers_away',
    help: 'Whether the store of papers does not answer: 1 where it does not.',
    registers,
    async collect() {
      this.set(
        await store.look().then(
          () => 0,
          () => 1,
        ),
      )
    },
  })
}

function countTurnedAway(registers: Registers): void {
  new Counter({
    name: 'continuum_papers_without_room',
    help: 'Pieces of papers for which the store had no room, since this server started.',
    registers,
    collect() {
      this.reset()
      this.inc(piecesWithoutRoom())
    },
  })
}

function measureClock(registers: Registers, clock: Pick<ClockWatch, 'ahead'> | undefined): void {
  new Gauge({
    name: 'continuum_clock_ahead_seconds',
    help: 'How far this machine’s clock is ahead of the database’s; below zero where it is behind.',
    registers,
    collect() {
      const ahead = clock?.ahead()
      this.set(ahead ? middleOf(ahead) : Number.NaN)
    },
  })
}

function countStreams(registers: Registers, changes: Pick<Changes, 'count'> | undefined): void {
  new Gauge({
    name: 'continuum_streams',
    help: 'Browsers of staff that hear of changes from this server.',
    registers,
    collect() {
      this.set(changes?.count() ?? 0)
    },
  })
}

/** Everything whose age counts; the database is asked once for all of it. */
function agesOf(database: Pick<Database, 'pool'>, registers: Registers): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `continuum_${name}`, help, labelNames, registers })
  const ran = gauge('job_age_seconds', 'Since a job ran to its end.', ['job'])
  const failed = gauge('job_failures', 'How often in a row a job has failed.', ['job'])
  const backup = gauge('backup_age_seconds', 'Since the moment of the newest backup; 0 where there was none.')
  const copied = gauge(
    'backup_copied_age_seconds',
    'Since the moment of the newest backup that lies on another machine, or since the first line of the network where there was none.',
  )
  const restored = gauge(
    'backup_restored_age_seconds',
    'Since a backup was restored and found whole, or since the first line of the network where none was.',
  )
  const checkpoint = gauge(
    'checkpoint_age_seconds',
    'Since the newest checkpoint of the trails, or since the first line where there was none; 0 where there is no line.',
  )
  const overdue = gauge('overdue_clocks', 'Duties whose day has come and which no job has moved.')
  const archive = gauge('archive_refuses', 'Whether the archive of the database refuses what it is given.')
  const outgoing = outgoingGauges(gauge)
  const known = gauge('ages_known', 'Whether the database could be asked for them.')
  return async () => {
    const ages = await agesIn(database).catch(() => undefined)
    known.set(ages ? 1 : 0)
    if (!ages) return
    for (const { job, seconds, failures } of ages.jobs) {
      if (seconds !== null) ran.set({ job }, seconds)
      failed.set({ job }, failures)
    }
    backup.set(ages.backups.backup ?? 0)
    copied.set(ages.backups.copied ?? 0)
    restored.set(ages.backups.restored ?? 0)
    checkpoint.set(ages.checkpoint ?? 0)
    overdue.set(ages.overdue)
    archive.set(ages.archiveRefuses ? 1 : 0)
    outgoing(ages.outgoing)
  }
}

type NewGauge = (name: string, help: string) => Gauge

function outgoingGauges(gauge: NewGauge): (now: Outgoing) => void {
  const sender = gauge(
    'sender_age_seconds',
    'Since the last round of the process that sends; 0 where it has never run.',
  )
  const dutyCall = gauge(
    'duty_call_wait_seconds',
    'How long the oldest call to somebody on duty has waited to leave.',
  )
  const caller = gauge(
    'webhook_caller_age_seconds',
    'Since the last round of the process that calls web hooks; 0 where there is none to call.',
  )
  const silent = gauge(
    'webhooks_silent',
    'Web hooks at which nothing has answered since yesterday or before.',
  )
  return (now) => {
    sender.set(Math.max(0, now.sender ?? 0))
    dutyCall.set(Math.max(0, now.dutyCall ?? 0))
    caller.set(Math.max(0, now.webhookCaller ?? 0))
    silent.set(now.silentWebhooks)
  }
}
