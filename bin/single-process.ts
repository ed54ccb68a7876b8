// What a process that works alone beside `serve` has: a key of its own, and a lock in the database that no second one holds.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { secretIn } from '../src/app/boot.ts'
import { as } from '../src/database/as.ts'
import { asOwner, type Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { keyPairFromSeed, newSecret, type EncPair } from '../src/sealing/keys.ts'

/** Its own key, made at the first start; nobody else reads it. */
export async function ownPair(folder: string, name: string): Promise<EncPair> {
  let seed = secretIn(folder, name)
  if (seed === undefined) {
    seed = Buffer.from(newSecret()).toString('base64url')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(join(folder, name), seed, { mode: 0o600, flag: 'wx' })
    chmodSync(join(folder, name), 0o600)
  }
  return keyPairFromSeed('enc', new Uint8Array(Buffer.from(seed.trim(), 'base64url')))
}

/**
 * One at a time: a second one waits until the first has gone. The lock goes with its process, however that ends, and with its connection:
 * then `stopping` is aborted, since another one may hold it by now, and this throws, so that a supervisor starts it again.
 */
export const alone = (
  database: Pick<Database, 'owner'>,
  { lock, stopping }: { lock: bigint; stopping: AbortController },
  work: () => Promise<void>,
): Promise<void> =>
  asOwner(database, async (client) => {
    let isLost = false
    const lose = (): void => {
      isLost = true
      stopping.abort()
    }
    client.once('end', lose)
    await client.query('select pg_advisory_lock($1)', [lock])
    await work()
    client.off('end', lose)
    if (isLost) throw new Error('The connection that held the lock was lost.')
  })

/**
 * Which network it works for, and its clock: the database's, so that a call leaves in time whatever this machine's own clock says. That of a
 * demonstration may have been moved.
 */
export async function networkFacts(
  database: Pick<Database, 'pool'>,
  kind: 'sender' | 'webhooks',
): Promise<{ timezone: string; network: string; now: () => Date }> {
  const { ahead, at, ...facts } = await as(database, { kind }, (tx) =>
    tx.one<{ timezone: string; ahead: number; network: string; at: number }>(
      sql`select timezone, ahead, network, extract(epoch from clock_timestamp())::float8 * 1000 as at from app.sender_facts()`,
    ),
  )
  const since = performance.now()
  return { ...facts, now: () => new Date(at + performance.now() - since + ahead) }
}

/** Aborted when somebody stops this process. */
export function stoppedBySignals(): AbortController {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return stopping
}
