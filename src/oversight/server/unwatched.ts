// Each organisation's trail is checked by the browsers of its administrators. The lines of visitors and of persons are
// shown to nobody, so the one who signs looks at them before signing: the key lies outside the database, and whoever
// changed lines there behind the server's back gets no checkpoint any more, which every browser notices.

import { randomInt } from 'node:crypto'
import { nodeOfLeaves } from '../../audit/growing-tree.ts'
import { blockSize, rootOf } from '../../audit/tree.ts'
import { sql, type Tx } from '../../database/sql.ts'
import { fromBase64 } from '../line.ts'
import { openNote, type Checkpoint } from '../note.ts'
import { auditLog, blocksOf, knownTree, leavesOf, ledgerLog } from './trees.ts'

const visitors = 0
/** Blocks of old lines that are hashed again each time, drawn by lot. */
const drawn = 16
/** Checkpoints among which one by our key is looked for. */
const looked = 50

/** Throws where the ledger is not the one that was signed last, or lines of visitors are not those that it names. */
export async function refuseChanged(tx: Tx, key: string, ledgerSize: number): Promise<void> {
  const signed = await lastSigned(tx, key)
  if (signed) {
    const same =
      ledgerSize >= signed.size &&
      rootOf(await knownTree(tx, ledgerLog, signed.size), signed.size).equals(signed.root)
    if (!same) throw new Error('The ledger is not the one that was signed.')
  }
  const named = await tx.maybe<{
    size: number
    root: Buffer
    head: Buffer
  }>(sql`select size, root, head from audit.ledger
    where kind = 'audit' and chain = ${String(visitors)} order by size desc limit 1`)
  if (named && !(await isAsNamed(tx, named)))
    throw new Error('Lines of visitors are not those that were signed.')
  const { size, head } = named ?? { size: 0, head: Buffer.alloc(0) }
  if (!(await followsFrom(tx, size, head)))
    throw new Error('Lines of visitors do not follow from each other.')
}

/** The newest checkpoint by this very key. None where the key is a new one: that is announced, and every browser asks about it. */
async function lastSigned(tx: Tx, key: string): Promise<Checkpoint | undefined> {
  const notes = await tx.rows<{ note: string }>(
    sql`select note from audit.checkpoints order by size desc limit ${looked}`,
  )
  for (const { note } of notes) {
    const checkpoint = await openNote(note, fromBase64(key))
    if (checkpoint) return checkpoint
  }
  return undefined
}

/** Whether the lines are still those that the ledger's root stands for: its nodes, its end, and blocks drawn by lot. */
async function isAsNamed(tx: Tx, { size, root }: { size: number; root: Buffer }): Promise<boolean> {
  const log = auditLog(visitors)
  const known = await knownTree(tx, log, size)
  if (!rootOf(known, size).equals(root)) return false
  const whole = blocksOf(size)
  const wanted = new Set(
    whole <= drawn ? Array(whole).keys() : Array.from({ length: drawn }, () => randomInt(whole)),
  )
  for (const block of wanted) {
    const leaves = await tx.rows<{ hash: Buffer }>(leavesOf(log, block * blockSize, (block + 1) * blockSize))
    if (leaves.length !== blockSize) return false
    if (!nodeOfLeaves(leaves.map(({ hash }) => hash)).equals(known.block(block) ?? Buffer.alloc(0)))
      return false
  }
  return true
}

/** Whether everything since line `size` is a chain that begins with its hash, and ends where the head says. */
async function followsFrom(tx: Tx, size: number, head: Buffer): Promise<boolean> {
  const { broken, last, end } = await tx.one<{ broken: number; last: Buffer | null; end: Buffer | null }>(sql`
    select count(*) filter (where hash <> expected or seq <> ${size} + place) as broken,
      (array_agg(hash order by seq desc))[1] as last, (select h.hash from audit.heads h where h.chain = ${visitors}) as end
    from (select e.seq, e.hash, row_number() over (order by e.seq) as place,
        sha256(coalesce(lag(e.hash) over (order by e.seq), ${head}::bytea)
          || audit.leaf(e.chain, e.seq, e.at, e.actor, e.action, e.object, e.purpose)) as expected
      from audit.entries e where e.chain = ${visitors} and e.seq > ${size}) lines`)
  return broken === 0 && (end === null || (last ?? head).equals(end))
}
