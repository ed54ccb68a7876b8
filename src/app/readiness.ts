// Whether this server can do its work now: not that it lives, but that what somebody saves would be saved, and that duties fall due. A
// proxy asks, and so does whoever looks after the machine; the reasons are codes, and speak of the machine alone.
import { setTimeout as sleep } from 'node:timers/promises'
import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { sql } from '../database/sql.ts'
import type { Secrets } from '../http/context.ts'
import { roomOf } from '../store/folder-store.ts'
import type { ClockWatch } from './clock-watch.ts'
import { fingerprintsOf, otherSecret, type Fingerprints } from './secrets.ts'

/** What can be wrong. Each has an entry in docs/runbook.md. */
export const troubles = [
  'database', // it does not answer in time
  'standby', // it may not write: it recovers, or follows another
  'write', // a row could not be saved
  'schema', // it has not had all that this program needs
  'secrets', // it is another network's
  'jobs', // nothing falls due: no job ran for minutes
  'clock', // this machine's clock is not the database's, or another server's: no day is decided here
  'disk', // less than a twentieth of it is free
  'leaving', // this server is about to stop
] as const
export type Trouble = (typeof troubles)[number]

export interface Readiness {
  /** What is wrong now; nothing where all is well. Asked at most once a second, however many ask. */
  look: () => Promise<readonly Trouble[]>
  /** From now on nobody shall be sent here. */
  leave: () => void
}

export interface ReadinessParts {
  database: Pick<Database, 'pool'>
  data: string
  secrets: Secrets
  /** The names of the migrations that this program has. */
  migrations: readonly string[]
  /** Without it no clock is compared. */
  clock?: Pick<ClockWatch, 'isApart'> | undefined
  /** Since when the server runs, in milliseconds; from now on where it is not said. */
  started?: number
  /** Milliseconds within which the database has to answer. */
  within?: number
}

const inTime = 3_000
/** Jobs run each minute; whoever has just started has seen none yet. */
const jobsWithin = 180_000
/** Of a disk, before it counts as full. */
export const freeAtLeast = 0.05

export function readiness(parts: ReadinessParts, now: () => number = Date.now): Readiness {
  const started = parts.started ?? now()
  const own = fingerprintsOf(parts.secrets)
  let leaving = false
  let last: { at: number; answer: Promise<readonly Trouble[]> } | undefined
  const lookNow = async (): Promise<readonly Trouble[]> => {
    const [database, disk] = await Promise.all([
      databaseTroubles(parts, await own, now() - started > jobsWithin),
      isFull(parts.data),
    ])
    const apart = parts.clock?.isApart() ?? false
    return [...database, ...(apart ? (['clock'] as const) : []), ...(disk ? (['disk'] as const) : [])]
  }
  return {
    async look() {
      if (!last || now() - last.at >= 1_000) last = { at: now(), answer: lookNow() }
      const found = await last.answer
      return leaving ? [...found, 'leaving'] : found
    },
    leave: () => void (leaving = true),
  }
}

interface Seen {
  standby: boolean
  lacking: number
  secrets: Fingerprints | null
  jobs: boolean
}

/** Nobody is kept waiting by a server that is frozen. */
async function databaseTroubles(
  { database, migrations, within = inTime }: ReadinessParts,
  own: Fingerprints,
  jobsCount: boolean,
): Promise<Trouble[]> {
  const over = new AbortController()
  const late = sleep(within, ['database'] as Trouble[], { signal: over.signal }).catch((): Trouble[] => [])
  const asked = ask(database, migrations).then(
    async ({ standby, lacking, secrets, jobs }): Promise<Trouble[]> => {
      if (standby) return ['standby']
      const found: Trouble[] = []
      if (lacking > 0) found.push('schema')
      if (secrets && otherSecret(own, secrets)) found.push('secrets')
      if (jobsCount && !jobs) found.push('jobs')
      return (await canWrite(database)) ? found : [...found, 'write']
    },
    (): Trouble[] => ['database'],
  )
  const first = await Promise.race([asked, late])
  over.abort()
  return first
}

const ask = (database: Pick<Database, 'pool'>, migrations: readonly string[]): Promise<Seen> =>
  as(database, { kind: 'system' }, (tx) =>
    tx.one<Seen>(sql`select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as standby,
      (select count(*)::int from unnest(${migrations}::text[]) as n(name)
        where not exists (select from app.migrations m where m.name = n.name)) as lacking,
      (select value from settings where key = 'secrets') as secrets,
      exists (select from job_runs where job = 'clocks.due' and ran_at > clock_timestamp() - interval '3 minutes') as jobs`),
  )

/** A row is written and committed: where the disk is full, or a standby is gone that has to agree, this is what nobody can do. */
const canWrite = (database: Pick<Database, 'pool'>): Promise<boolean> =>
  as(database, { kind: 'system' }, (tx) =>
    tx.run(sql`insert into job_runs (job, ran_at) values ('readiness', clock_timestamp())
      on conflict (job) do update set ran_at = excluded.ran_at`),
  ).then(
    () => true,
    () => false,
  )

/** How much of the disk below a folder is free, from 0 to 1; undefined where that cannot be asked. */
export async function freeOf(folder: string): Promise<number | undefined> {
  const room = await roomOf(folder)
  return room && room.free / room.all
}

async function isFull(folder: string): Promise<boolean> {
  return ((await freeOf(folder)) ?? 1) < freeAtLeast
}
