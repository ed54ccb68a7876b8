// Makes a checkpoint: every chain that has grown gets a line in the ledger, and the ledger's root is signed with the key
// that lies outside the database. Runs every hour; what nobody has added to since gets nothing new.

import { blockSize, nodeOfLeaves, rootOf, type Known } from '../../audit/tree.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { base64url, sql, type Statement, type Tx } from '../../database/sql.ts'
import type { Network, Secrets } from '../../http/context.ts'
import { keyPairFromSeed } from '../../sealing/keys.ts'
import { originOf, signedNote } from '../note.ts'

/** The name of a tree in the table of blocks. */
export const auditLog = (chain: number): string => `audit/${chain}`
export const ledgerLog = 'ledger'

const blocksOf = (size: number): number => Math.floor(size / blockSize)
/** Blocks that are hashed in one go: some ten thousand lines. */
const stride = 40

const leavesOf = (log: string, from: number, to: number): Statement =>
  log === ledgerLog
    ? sql`select n, hash from audit.ledger_leaves(${from}, ${to})`
    : sql`select n, hash from audit.leaves(${Number(log.split('/')[1])}, ${from}, ${to})`

/**
 * What proofs about a tree of `size` leaves need: all whole blocks, and the leaves of the blocks in which `around` and the
 * end lie. The blocks must have been made (`growBlocks`), as they are for every size that a checkpoint knows.
 */
export async function knownTree(
  tx: Tx,
  log: string,
  size: number,
  around: readonly number[] = [],
): Promise<Known> {
  const single = new Set(around.filter((n) => n >= 0 && n < size).map(blocksOf))
  if (size % blockSize !== 0) single.add(blocksOf(size))
  const [blocks, ...leaves] = await Promise.all([
    tx.rows<{ n: number; hash: Buffer }>(
      sql`select n, hash from audit.blocks where log = ${log} and n < ${blocksOf(size)}`,
    ),
    ...[...single].map((block) =>
      tx.rows<{ n: number; hash: Buffer }>(
        leavesOf(log, block * blockSize, Math.min(size, (block + 1) * blockSize)),
      ),
    ),
  ])
  const byBlock = new Map(blocks.map(({ n, hash }) => [n, hash]))
  const byLeaf = new Map(leaves.flat().map(({ n, hash }) => [n, hash]))
  return {
    block: (n) => byBlock.get(n),
    leaf(n) {
      const hash = byLeaf.get(n)
      if (!hash) throw new Error(`${log}: leaf ${n} of ${size} is missing`)
      return hash
    },
  }
}

/** Makes the nodes of the blocks that have become whole. */
async function growBlocks(tx: Tx, log: string, size: number): Promise<void> {
  const { next } = await tx.one<{ next: number }>(
    sql`select coalesce(max(n) + 1, 0) as next from audit.blocks where log = ${log}`,
  )
  for (let from = next; from < blocksOf(size); from += stride) {
    const to = Math.min(from + stride, blocksOf(size))
    const leaves = await tx.rows<{ hash: Buffer }>(leavesOf(log, from * blockSize, to * blockSize))
    const blocks = Array.from({ length: to - from }, (_, at) =>
      nodeOfLeaves(leaves.slice(at * blockSize, (at + 1) * blockSize).map(({ hash }) => hash)),
    )
    await tx.run(sql`insert into audit.blocks (log, n, hash)
      select ${log}, ${from} + at - 1, hash from unnest(${blocks}::bytea[]) with ordinality grown(hash, at)`)
  }
}

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
