// Makes a checkpoint: every chain that has grown gets a line in the ledger, and the ledger's root is signed with the key
// that lies outside the database. Runs every hour; what nobody has added to since gets nothing new.

import { rootOf } from '../../audit/tree.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { base64url, sql, type Tx } from '../../database/sql.ts'
import type { Network, Secrets } from '../../http/context.ts'
import { keyPairFromSeed } from '../../sealing/keys.ts'
import { originOf, signedNote } from '../note.ts'
import { auditLog, growBlocks, knownTree, ledgerLog } from './trees.ts'
import { refuseChanged } from './unwatched.ts'

interface Grown {
  kind: string
  chain: string
  size: number
  head: Buffer
}

/** Chains that have grown since the ledger last named them. */
const grownChains = (tx: Tx): Promise<Grown[]> =>
  tx.rows<Grown>(sql`select h.kind, h.chain, h.size, h.head from (
      select 'audit' as kind, chain::text, seq as size, hash as head from audit.heads
      union all select kind, chain, size, head from audit.statement_heads()) h
    left join lateral (select l.size from audit.ledger l where l.kind = h.kind and l.chain = h.chain order by l.size desc limit 1) named on true
    where h.size > coalesce(named.size, 0) order by h.kind, h.chain`)

/** Answers with the size of the ledger that is now signed. */
export function makeCheckpoint(
  database: Database,
  secrets: Pick<Secrets, 'checkpoint'>,
  state: { now: () => Date; network: () => Network },
): Promise<number> {
  return as(database, { kind: 'system' }, async (tx) => {
    // Two processes at once would both write the next line.
    await tx.rows(sql`select pg_advisory_xact_lock(hashtext('continuum.checkpoint'))`)
    const grown = await grownChains(tx)
    const { size: before } = await tx.one<{ size: number }>(
      sql`select coalesce(max(n) + 1, 0) as size from audit.ledger`,
    )
    if (grown.length === 0) return before
    await refuseChanged(tx, await checkpointKey(secrets), before)
    for (const [at, { kind, chain, size, head }] of grown.entries()) {
      let root = head
      if (kind === 'audit') {
        const log = auditLog(Number(chain))
        await growBlocks(tx, log, size)
        root = rootOf(await knownTree(tx, log, size), size)
      }
      await tx.run(sql`insert into audit.ledger (n, kind, chain, size, root, head)
        values (${before + at}, ${kind}, ${chain}, ${size}, ${root}, ${head})`)
    }
    const size = before + grown.length
    await growBlocks(tx, ledgerLog, size)
    const root = rootOf(await knownTree(tx, ledgerLog, size), size)
    const note = await sign(secrets, {
      origin: originOf(state.network().id),
      size,
      root: new Uint8Array(root),
    })
    await tx.run(
      sql`insert into audit.checkpoints (size, root, note, at) values (${size}, ${root}, ${note}, ${state.now()})`,
    )
    return size
  })
}

async function sign(
  secrets: Pick<Secrets, 'checkpoint'>,
  checkpoint: { origin: string; size: number; root: Uint8Array<ArrayBuffer> },
): Promise<string> {
  const pair = await keyPairFromSeed('sig', new Uint8Array(secrets.checkpoint))
  return signedNote(
    checkpoint,
    pair.publicKey,
    async (message) =>
      new Uint8Array(await globalThis.crypto.subtle.sign('Ed25519', pair.keys.privateKey, message)),
  )
}

/** The public half of the key that signs checkpoints, base64url. */
export async function checkpointKey(secrets: Pick<Secrets, 'checkpoint'>): Promise<string> {
  return base64url((await keyPairFromSeed('sig', new Uint8Array(secrets.checkpoint))).publicKey)
}
