// What happens without anybody asking: clocks that run out, consents that end, old keys of repeated requests. A job
// carries no data at all; it looks at the database when it runs, so nothing about anybody can lie in a queue.

import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database } from '../database/open.ts'
import { remember } from './job-runs.ts'

export interface Job {
  /** A name with dots, as it stands in the queue. */
  name: string
  /** When, as a cron line in UTC. */
  cron: string
  run: () => Promise<unknown>
}

/** What the queue keeps of a failure: its kind. A message, and what a database says beside it, may quote a value. */
function toldByKind(error: unknown): Error {
  const told = new Error(error instanceof Error ? error.name : typeof error)
  delete told.stack
  return told
}

/** Runs a job and notes that it did. Where this machine's clock may decide no day it is left to another server, or to the next minute. */
export async function runJob(
  { name, run }: Pick<Job, 'name' | 'run'>,
  { database, logger, mayRun }: { database: Pick<Database, 'pool'>; logger: Logger; mayRun: () => boolean },
): Promise<void> {
  if (!mayRun()) return
  try {
    await run()
  } catch (error) {
    logger.error({ job: name, error: (error as Error).name })
    await remember(database, name, false).catch(() => undefined)
    throw toldByKind(error)
  }
  await remember(database, name, true)
}

/** Starts the queue and its jobs; `stop` waits for those that are running. */
export function startJobs(
  database: Database,
  logger: Logger,
  jobs: readonly Job[],
  /** Whether days may be decided by this machine's clock; where not, no job runs here. */
  mayRun: () => boolean = () => true,
): { stop: () => Promise<void> } {
  // The queue reads its rows in its own way.
  const reached: object = { ...database.owner, types: undefined }
  const boss = new PgBoss({ ...reached, schema: 'jobs', max: 2, supervise: true })
  // A message may quote a value; the kind of error is enough.
  boss.on('error', (error: Error & { code?: string }) =>
    logger.error({ job: 'queue', error: error.name, code: error.code }),
  )
  const ready = (async () => {
    await boss.start()
    for (const job of jobs) {
      await boss.createQueue(job.name)
      await boss.schedule(job.name, job.cron)
      await boss.work(job.name, () => runJob(job, { database, logger, mayRun }))
    }
  })()
  ready.catch((error: Error & { code?: string }) =>
    logger.error({ job: 'queue', error: error.name, code: error.code }),
  )
  return {
    async stop() {
      await ready.catch(() => undefined)
      await boss.stop({ graceful: true, timeout: 5_000 }).catch(() => undefined)
    },
  }
}
