// A request that is sent again, because nobody heard the answer, is answered as before and done once. Keys are kept for an hour, by the
// minute, with a hash of what was asked, never with what was asked; later a row is known again by the id that its client made.

import { as } from '../database/as.ts'
import type { Database } from '../database/open.ts'
import { json, sql, type Statement, type Tx } from '../database/sql.ts'
import { Problem } from '../api/problem.ts'
import type { Job } from '../jobs/work.ts'
import type { Actor } from './context.ts'

const keyOwner = (actor: Actor): string =>
  actor.kind === 'staff' ? actor.id : actor.kind === 'person' ? `{${actor.circles.join(',')}}` : ''

/** Who claims a key, for which endpoint, and the hash of what they ask. */
export interface Claim {
  actor: Actor
  name: string
  key: string
  hash: Buffer
}

/** Claims the key; false where it was used before. A second click waits here for the first one's commit. */
export async function claimKey(tx: Tx, { actor, name, key, hash }: Claim): Promise<boolean> {
  const claimed = await tx.run(sql`insert into idempotency (actor, key, endpoint, body_hash, made_at)
    values (${keyOwner(actor)}, ${key}, ${name}, ${hash}, date_trunc('minute', clock_timestamp())) on conflict do nothing`)
  return claimed > 0
}

/** What the key led to before. The same key for something else is Problem `key-reused`. */
export async function earlierAnswer(tx: Tx, { actor, name, key, hash }: Claim): Promise<string> {
  const before = await tx.one<{ endpoint: string; body_hash: Buffer; answer: unknown }>(
    sql`select endpoint, body_hash, answer from idempotency where actor = ${keyOwner(actor)} and key = ${key}`,
  )
  if (before.endpoint !== name || !before.body_hash.equals(hash)) throw new Problem('key-reused')
  return json(before.answer)
}

/** Keeps what the key led to. */
export const keepAnswer = ({ actor, key }: Claim, answer: unknown): Statement =>
  sql`update idempotency set answer = ${answer} where actor = ${keyOwner(actor)} and key = ${key}`

/** Forgets keys after an hour. */
export const forgetKeysJob = (database: Database): Job => ({
  name: 'idempotency.forget',
  cron: '*/10 * * * *',
  run: () =>
    as(database, { kind: 'system' }, (tx) =>
      tx.run(sql`delete from idempotency where made_at < clock_timestamp() - interval '1 hour'`),
    ),
})
