// Nobody touches the database except as somebody. One transaction, one role and one session, set before anything
// else can run; what that actor may see is decided by row-level security in the database, not by the query.
import type { Writable } from 'node:stream'
import type { Pool, PoolClient, QueryConfig } from 'pg'
import { fromPostgres, isAborted, isRetryable, isSpent } from './failure.ts'
import type { Lock } from './locked.ts'
import { lockOf } from './open.ts'
import { txOf, type Tx } from './sql.ts'
import { beginGathering, endGathering } from './told.ts'

/**
 * Who acts. A session is known by the SHA-256 of its token in hex: `app.enter` looks it up and sets the circles,
 * or fails with 28000. `public` has no session; `system` is the worker that runs jobs and clocks,
 * `sender` the process that lets notices out.
 */
export type Actor =
  | { kind: 'session'; hash: string; role: 'continuum_app' | 'continuum_ministry' }
  | { kind: 'public' }
  | { kind: 'system' }
  | { kind: 'sender' }
  | { kind: 'webhooks' }

export interface Attempt<T = unknown> {
  /** The function has no effect outside this transaction, so it may run once more after a deadlock. */
  repeatable?: boolean
  /** All statements are sent before the first answer, so the commit travels with them; a later one is refused. */
  oneTrip?: boolean | undefined
  /** What is said last, in the same round trip as the commit. */
  closing?: (tx: Tx, value: T) => readonly Promise<unknown>[]
}

/** Milliseconds: a job's statements have a minute by themselves. */
const deadlineOfJobs = 90_000

/** An attempt, and how long its statements are waited for where it is not as long as for everybody. */
type Within<T> = Attempt<T> & { deadline?: number; lock?: Lock }

// The only statements sent in simple mode, which allows several in one message: fixed text, and a hash checked to
// be nothing but hex. `continuum_worker` works through long lists, so it may take its time.
const roles = new Set(['continuum_app', 'continuum_ministry'])

function prologue(actor: Actor): string {
  if (actor.kind === 'public') return 'begin; set local role continuum_public'
  if (actor.kind === 'sender') return 'begin; set local role continuum_sender'
  if (actor.kind === 'webhooks') return 'begin; set local role continuum_webhooks'
  if (actor.kind === 'system')
    return `begin; set local role continuum_worker; set local statement_timeout = '60s'; set local transaction_timeout = 0`
  if (!roles.has(actor.role) || !/^[0-9a-f]{64}$/.test(actor.hash)) throw new Error('Not a session.')
  return `begin; set local role ${actor.role}; select app.enter('${actor.hash}')`
}

/**
 * Runs `work` in one transaction as the actor: committed when it resolves, rolled back when it throws.
 * The prologue is not awaited, so the first query travels in the same round trip. Database errors come out as
 * Problems (see failure.ts).
 */
export async function as<T>(
  database: { pool: Pool },
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  attempt: Attempt<T> = {},
): Promise<T> {
  const opening = prologue(actor)
  const within = { ...attempt, ...(actor.kind === 'system' && { deadline: deadlineOfJobs }) }
  try {
    return await once(database.pool, opening, work, within)
  } catch (error) {
    if (!attempt.repeatable || !isRetryable(error)) throw fromPostgres(error)
  }
  try {
    return await once(database.pool, opening, work, within)
  } catch (error) {
    throw fromPostgres(error)
  }
}

async function once<T>(
  pool: Pool,
  opening: string,
  work: (tx: Tx) => Promise<T>,
  attempt: Within<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: unknown
  beginGathering(pool, client)
  try {
    const value = await inTransaction(client, opening, work, {
      ...attempt,
      lock: lockOf(pool.options),
      onBroken: (error) => (broken = error),
    })
    endGathering(pool, client, true)
    return value
  } catch (error) {
    endGathering(pool, client, false)
    // Of several servers another one may have become the one that writes: whoever comes next looks for it anew.
    if (isSpent(error)) broken = error
    throw error
  } finally {
    // A connection whose transaction could not be closed must not serve the next actor.
    client.release(broken !== undefined)
  }
}

async function inTransaction<T>(
  client: PoolClient,
  opening: string,
  work: (tx: Tx) => Promise<T>,
  { oneTrip, closing, deadline, lock, onBroken }: Within<T> & { onBroken: (error: unknown) => void },
): Promise<T> {
  const bundle = bundler(client)
  bundle()
  const refused = client.query(opening).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  const end = (text: 'commit' | 'rollback') => {
    bundle()
    return client.query(text).then(
      ({ command }) => ({ command }),
      (error: unknown) => {
        onBroken(error)
        return { error }
      },
    )
  }
  const { tx, shut, reasonOf } = gate(client, bundle, { deadline, lock })
  const worked = Promise.allSettled([work(tx)])
  let ending: ReturnType<typeof end> | undefined
  if (oneTrip) {
    shut()
    ending = end('commit')
  }
  const [outcome] = await worked
  // When the prologue failed, all that followed failed because of it: its error is the one that says why.
  let failed =
    (await refused) ?? (outcome.status === 'rejected' ? { error: reasonOf(outcome.reason) } : undefined)
  if (failed) {
    shut()
    await (ending ?? end('rollback'))
    throw failed.error
  }
  const { value } = outcome as PromiseFulfilledResult<T>
  if (!ending) {
    const last = Promise.allSettled(closing?.(tx, value) ?? [])
    shut()
    ending = end('commit')
    failed = (await last)
      .map((one) => (one.status === 'rejected' ? { error: one.reason as unknown } : undefined))
      .find(Boolean)
  }
  const ended = await ending
  if (failed) throw failed.error
  if ('error' in ended) throw ended.error
  // PostgreSQL answers COMMIT with ROLLBACK when a statement had failed and somebody swallowed its error.
  if (ended.command !== 'COMMIT') throw new Error('A failed statement was ignored, so nothing was saved.')
  return value
}

interface Gate {
  tx: Tx
  shut: () => void
  /** Of what failed only because an earlier statement of the same transaction had failed: that one's error. */
  reasonOf: (error: unknown) => unknown
}

/** A Tx that stops working with the transaction, so that a forgotten `await` can not run as the next actor. */
function gate(
  client: PoolClient,
  bundle: () => void,
  { deadline, lock }: { deadline: number | undefined; lock: Lock | undefined },
): Gate {
  let open = true
  const patient = <Config extends QueryConfig>(config: Config): Config =>
    deadline === undefined ? config : { ...config, query_timeout: deadline }
  let first: { error: unknown } | undefined
  const tx = txOf(
    {
      query: (config) => {
        if (!open) return Promise.reject(new Error('This transaction is over: an `await` is missing.'))
        bundle()
        const answer = client.query(patient(config))
        // Answers of statements that were sent together come together: which of them is awaited nearest says nothing of which failed first.
        answer.catch((error: unknown) => (first ??= { error }))
        return answer
      },
    },
    lock,
  )
  const reasonOf = (error: unknown) => (first && isAborted(error) ? first.error : error)
  return { tx, shut: () => void (open = false), reasonOf }
}

/** Lets all that is sent in one turn of the event loop leave as one packet; `pg` would write each statement by itself. */
function bundler(client: PoolClient): () => void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  let corked = false
  return () => {
    if (corked) return
    corked = true
    stream.cork()
    process.nextTick(() => {
      corked = false
      stream.uncork()
    })
  }
}
