// npm run bench -- audit, second half: what the tree costs in the database. A trail of that many lines; how long an append takes
// in it, the first checkpoint over it, the next one, and the proof of one line.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inclusionPath, rootOf } from '../src/audit/tree.ts'
import { as } from '../src/database/as.ts'
import { startEmbedded } from '../src/database/launcher.ts'
import { asOwner, login, openPool, prepare, type Database } from '../src/database/open.ts'
import { sql } from '../src/database/sql.ts'
import { bringUpToDate, openNetwork } from '../src/app/boot.ts'
import { makeCheckpoint } from '../src/oversight/server/checkpoints.ts'
import { auditLog, knownTree } from '../src/oversight/server/trees.ts'
import { newSecret } from '../src/sealing/keys.ts'

const chain = 1
const appends = 2_000
const proofs = 50

// The links need no true hashes here: the tree is over what the lines say.
const fill = (count: number) => `
  insert into audit.entries (chain, seq, at, actor, action, object, purpose, hash)
  select ${chain}, n, '2026-01-01T00:00Z'::timestamptz + n * interval '1 minute', 'worker-' || n % 40, 'case.read',
    ('0190d5a4-0000-7000-8000-' || lpad((n % 5000)::text, 12, '0'))::uuid, null, sha256(int8send(n)) from generate_series(1, ${count}) n;
  insert into audit.heads select ${chain}, ${count}, sha256(int8send(${count}));
  analyze audit.entries`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** Loads, measures, removes. */
export async function benchTree(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'continuum-bench-tree-'))
  const server = await startEmbedded(folder)
  const owner = await prepare(server)
  const database: Database = { pool: openPool({ ...owner, user: login }), owner, close: () => server.stop() }
  try {
    await bringUpToDate(database)
    const network = await openNetwork(database)
    const secrets = { checkpoint: newSecret() }
    const append = () =>
      timed(async () => {
        for (let at = 0; at < appends; at += 1)
          await as(database, { kind: 'system' }, (tx) =>
            tx.run(sql`select audit.append(${chain}, 'worker-1', 'case.read', null, null, ${new Date()})`),
          )
      })
    const empty = await append()
    await asOwner(database, async (client) => {
      await client.query('alter table audit.entries disable trigger all')
      await client.query('truncate audit.entries, audit.heads')
      await client.query('alter table audit.entries enable trigger all')
      await client.query(fill(count))
    })
    const long = await append()
    say(
      `an append in a transaction of its own: ${(empty / appends).toFixed(2)} ms in an empty trail, ${(long / appends).toFixed(2)} ms after ${count} lines`,
    )
    say(
      `first checkpoint over ${count} lines: ${((await timed(() => makeCheckpoint(database, secrets, network))) / 1000).toFixed(1)} s`,
    )
    await append()
    say(
      `next checkpoint, ${appends} lines later: ${(await timed(() => makeCheckpoint(database, secrets, network))).toFixed(0)} ms`,
    )
    const size = count + 2 * appends
    const prove = await timed(async () => {
      for (let at = 0; at < proofs; at += 1) {
        const index = Math.floor((size * at) / proofs)
        await as(database, { kind: 'system' }, async (tx) => {
          const known = await knownTree(tx, auditLog(chain), size, [index])
          return [inclusionPath(known, index, size), rootOf(known, size)]
        })
      }
    })
    say(`proof of one line among ${size}, with the root: ${(prove / proofs).toFixed(0)} ms`)
  } finally {
    await database.pool.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
