// Trees as they lie in the database: nodes over whole blocks, and leaves that are hashed from the lines themselves.

import { nodeOfLeaves } from '../../audit/growing-tree.ts'
import { blockSize, type Known } from '../../audit/tree.ts'
import { sql, type Statement, type Tx } from '../../database/sql.ts'

/** The name of a tree in the table of blocks. */
export const auditLog = (chain: number): string => `audit/${chain}`
export const ledgerLog = 'ledger'

export const blocksOf = (size: number): number => Math.floor(size / blockSize)
/** Blocks that are hashed in one go: some ten thousand lines. */
const stride = 40

export const leavesOf = (log: string, from: number, to: number): Statement =>
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
export async function growBlocks(tx: Tx, log: string, size: number): Promise<void> {
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
