// The audit trail for those who answer for it. Everything is read as the administrator, so row-level security shows the
// lines of one organisation; proofs are made on the way, from hashes that the hourly job has laid down.

import { Problem } from '../../api/problem.ts'
import { cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { blockSize, consistencyPath, inclusionPath } from '../../audit/tree.ts'
import { hiddenIds } from '../../database/locked.ts'
import { base64url, bytes, sql, type Statement, type Tx } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { checkCosignature } from '../../sealing/cosigning.ts'
import type { auditApi } from '../api.ts'
import { checkpointKey } from './checkpoints.ts'
import { auditLog, knownTree, ledgerLog } from './trees.ts'
import { bodyOf, originOf, type Head } from '../note.ts'
import { z } from 'zod'

/** One line of a trail, as it lies in the database. */
export interface LineRow {
  seq: number
  at: Date
  actor: string
  action: string
  object: string | null
  about: string | null
  purpose: string | null
  hash: Buffer
}
export const lineOut = (tx: Tx, { at, about, hash, ...row }: LineRow) => ({
  ...row,
  about: tx.shown(about),
  at: at.toISOString(),
  hash: base64url(hash),
})

interface LedgerRow {
  n: number
  kind: Head['kind']
  chain: string
  size: number
  root: Buffer
  head: Buffer
}
const pageLength = 50
const takeLength = 5_000
const sealsLength = 500
const texts = (path: readonly Buffer[]): string[] => path.map(base64url)

/** The line of the ledger that names a chain (an organisation's trail or log, a case) and is covered by a checkpoint of that size. */
const ledgerLine = (
  tx: Tx,
  chain: number | string,
  below: number,
  kind: Head['kind'] = 'audit',
): Promise<LedgerRow | undefined> =>
  tx.maybe<LedgerRow>(sql`select n, kind, chain, size, root, head from audit.ledger
    where kind = ${kind} and chain = ${String(chain)} and n < ${below} order by size desc limit 1`)

async function ledgerOut(tx: Tx, { root, head, ...row }: LedgerRow, size: number) {
  const path = inclusionPath(await knownTree(tx, ledgerLog, size, [row.n]), row.n, size)
  return { ...row, root: base64url(root), head: base64url(head), path: texts(path) }
}

interface CheckpointRow {
  size: number
  root: Buffer
  note: string
  at: Date
}

interface CosignedRow {
  checkpoint: number
  organisation: number
  key: Buffer
  signature: Buffer
  at: Date
}

const signatureOf = ({ organisation, key, signature, at }: CosignedRow) => ({
  organisation,
  key: base64url(key),
  signature: base64url(signature),
  at: at.toISOString(),
})

/** Checkpoints with those who cosigned them, each as `shown`. */
const withCosigners = <Row extends CosignedRow, Shown>(
  rows: readonly CheckpointRow[],
  cosigners: readonly Row[],
  shown: (row: Row) => Shown,
) =>
  rows.map(({ size, note, at }) => ({
    size,
    note,
    at: at.toISOString(),
    cosigners: cosigners.filter(({ checkpoint }) => checkpoint === size).map(shown),
  }))

/** As administrators read them; the database shows nobody else by which name they sign in. */
const checkpointsOut = async (tx: Tx, rows: readonly CheckpointRow[]) =>
  withCosigners(
    rows,
    await tx.rows<CosignedRow & { handle: string; name: string }>(
      sql`select s.checkpoint, s.handle, s.organisation, o.name, s.key, s.signature, s.at from audit.cosignatures s
    join organisations o on o.id = s.organisation where s.checkpoint = any (${rows.map(({ size }) => size)}::bigint[]) order by s.at, s.handle`,
    ),
    ({ handle, name, ...row }) => ({ handle, name, ...signatureOf(row) }),
  )

const newestCheckpoint = (tx: Tx): Promise<CheckpointRow | undefined> =>
  tx.maybe<CheckpointRow>(sql`select size, root, note, at from audit.checkpoints order by size desc limit 1`)

/** Lines about one thing, whichever way each day hides it. */
async function isAbout(
  object: string,
  chain: number,
  { tx, now }: Pick<Ctx, 'tx' | 'now'>,
): Promise<Statement> {
  const first = await tx.maybe<{ at: Date }>(
    sql`select at from audit.entries where chain = ${chain} order by seq limit 1`,
  )
  return sql`object = any (${hiddenIds(object, chain, first?.at ?? now, now)}::uuid[])`
}

export const auditServer: Handlers<typeof auditApi, Ctx> = {
  async lines({ from, to, action, actor, object, after }, { tx, network, ...ctx }) {
    const chain = staffOf({ ...ctx, tx, network }).organisation
    const below = after ? readCursor(after, z.tuple([z.int()]))[0] : Number.MAX_SAFE_INTEGER
    const zone = network.timezone
    const wanted = [
      sql`chain = ${chain}`,
      sql`seq < ${below}`,
      ...(from ? [sql`at >= (${from}::date)::timestamp at time zone ${zone}`] : []),
      ...(to ? [sql`at < (${to}::date + 1)::timestamp at time zone ${zone}`] : []),
      ...(action ? [sql`action = ${action}`] : []),
      ...(actor ? [sql`actor = ${actor}`] : []),
      ...(object ? [await isAbout(object, chain, { tx, now: ctx.now })] : []),
    ]
    const rows =
      await tx.rows<LineRow>(sql.plain`select seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e
      where ${sql.join(wanted, ' and ')} order by seq desc limit ${pageLength + 1}`)
    const lines = rows.slice(0, pageLength)
    const last = lines.at(-1)
    return {
      lines: lines.map((line) => lineOut(tx, line)),
      next: rows.length > pageLength && last ? cursorOf([last.seq]) : null,
    }
  },

  async actions(_, ctx) {
    const rows = await ctx.tx.rows<{ action: string; actor: string }>(sql`select distinct action, actor from (
      select action, actor from audit.entries where chain = ${staffOf(ctx).organisation} order by seq desc limit 10000) newest`)
    const sorted = (words: string[]) => [...new Set(words)].toSorted()
    return {
      actions: sorted(rows.map(({ action }) => action)),
      actors: sorted(rows.map(({ actor }) => actor)),
    }
  },

  async prove({ seq }, { tx, ...rest }) {
    const chain = staffOf({ ...rest, tx }).organisation
    const line = await tx.one<LineRow>(
      sql`select seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e where chain = ${chain} and seq = ${seq}`,
    )
    const checkpoint = await newestCheckpoint(tx)
    const named = checkpoint && (await ledgerLine(tx, chain, checkpoint.size))
    const answer = { chain, key: await checkpointKey(rest.secrets), line: lineOut(tx, line) }
    if (!checkpoint || !named || named.size < seq) return { ...answer, proof: null }
    const known = await knownTree(tx, auditLog(chain), named.size, [seq - 1])
    const [seen] = await checkpointsOut(tx, [checkpoint])
    return {
      ...answer,
      proof: {
        path: texts(inclusionPath(known, seq - 1, named.size)),
        ledger: await ledgerOut(tx, named, checkpoint.size),
        checkpoint: seen!,
      },
    }
  },

  async block({ block, size }, { tx, ...rest }) {
    const chain = staffOf({ ...rest, tx }).organisation
    const first = block * blockSize
    await tx.one(
      sql`select 1 from audit.ledger where kind = 'audit' and chain = ${String(chain)} and size = ${size} and ${first} < size`,
    )
    const rows =
      await tx.rows<LineRow>(sql`select seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e
      where chain = ${chain} and seq between ${first} and ${Math.min(size, first + blockSize)} order by seq`)
    // The line before is only there to be followed from.
    const before = rows[0]?.seq === first ? rows.shift() : undefined
    const known = await knownTree(tx, auditLog(chain), size, [first])
    const within = Math.ceil(Math.log2(Math.min(blockSize, size - first)))
    return {
      before: before ? base64url(before.hash) : '',
      lines: rows.map((line) => lineOut(tx, line)),
      path: texts(inclusionPath(known, first, size).slice(within)),
    }
  },

  async watch({ ledger, chain: seen }, { tx, ...rest }) {
    const chain = staffOf({ ...rest, tx }).organisation
    const newest = await tx.maybe<{ seq: number; at: Date }>(
      sql`select seq, at from audit.entries where chain = ${chain} order by seq desc limit 1`,
    )
    const checkpoint = await newestCheckpoint(tx)
    const answer = {
      chain,
      key: await checkpointKey(rest.secrets),
      newest: newest?.seq ?? 0,
      newestAt: newest?.at.toISOString() ?? null,
    }
    if (!checkpoint)
      return { ...answer, checkpoint: null, ledger: null, log: null, ledgerPath: [], chainPath: [] }
    const [shown] = await checkpointsOut(tx, [checkpoint])
    const named = await ledgerLine(tx, chain, checkpoint.size)
    const log = await ledgerLine(tx, chain, checkpoint.size, 'organisation')
    const grown = async (log: string, before: number, size: number) =>
      before === 0 || before >= size
        ? []
        : texts(consistencyPath(await knownTree(tx, log, size, [before - 1]), before, size))
    return {
      ...answer,
      checkpoint: shown!,
      ledger: named ? await ledgerOut(tx, named, checkpoint.size) : null,
      log: log ? await ledgerOut(tx, log, checkpoint.size) : null,
      ledgerPath: await grown(ledgerLog, ledger, checkpoint.size),
      chainPath: named ? await grown(auditLog(chain), seen, named.size) : [],
    }
  },

  async caseCheckpoint({ caseId }, { tx, ...rest }) {
    await tx.one(sql`select 1 from cases where id = ${caseId}`)
    const newest = await newestCheckpoint(tx)
    const older = await tx.maybe<CheckpointRow>(sql`select size, root, note, at from audit.checkpoints
      where size = audit.newest_cosigned()`)
    const rows = [newest, older].filter((one) => one !== undefined)
    const shown = rows.filter((one, at) => at === 0 || one.size !== rows[0]?.size)
    const cosigned = await tx.rows<CosignedRow>(
      sql`select checkpoint, organisation, key, signature, at from audit.cosigned(${shown.map(({ size }) => size)}::bigint[])`,
    )
    const checkpoints = withCosigners(shown, cosigned, signatureOf)
    const proofs = shown.map(async ({ size }, at) => {
      const line = await ledgerLine(tx, caseId, size, 'case')
      return { checkpoint: checkpoints[at]!, line: line ? await ledgerOut(tx, line, size) : null }
    })
    return { key: await checkpointKey(rest.secrets), proofs: await Promise.all(proofs) }
  },

  async checkpoints({ before }, { tx, secrets }) {
    const rows = await tx.rows<CheckpointRow>(sql`select size, root, note, at from audit.checkpoints
      where size < ${before ?? Number.MAX_SAFE_INTEGER} order by size desc limit 25`)
    return {
      key: await checkpointKey(secrets),
      checkpoints: await checkpointsOut(tx, rows.slice(0, 24)),
      next: rows.length > 24 ? rows[23]!.size : null,
    }
  },

  async cosign({ size, signature }, { tx, ...rest }) {
    const me = staffOf({ ...rest, tx })
    const { root } = await tx.one<CheckpointRow>(
      sql`select size, root, note, at from audit.checkpoints where size = ${size}`,
    )
    const { key } = await tx.one<{ key: Buffer }>(
      sql`select sig_public as key from users where id = ${me.id}`,
    )
    const body = bodyOf({ origin: originOf(rest.network.id), size, root })
    await checkCosignature(base64url(key), rest.network.id, body, signature).catch(() => {
      throw new Problem('refused', { because: 'signature-not-yours' })
    })
    await tx.run(sql`insert into audit.cosignatures (checkpoint, organisation, handle, key, signature, at)
      values (${size}, ${me.organisation}, ${me.handle}, ${key}, ${bytes(signature)}, ${rest.now}) on conflict do nothing`)
    return { cosigned: true }
  },

  async export({ after }, ctx) {
    const rows = await ctx.tx
      .rows<LineRow>(sql`select seq, at, actor, action, object, audit.about(e) as about, purpose, hash from audit.entries e
      where chain = ${staffOf(ctx).organisation} and seq > ${after} order by seq limit ${takeLength}`)
    return { lines: rows.map((line) => lineOut(ctx.tx, line)), more: rows.length === takeLength }
  },

  async seals(_, { tx, ...rest }) {
    const { organisation: chain } = staffOf({ ...rest, tx })
    return sealsOf(tx, { chain, network: rest.network.id, key: await checkpointKey(rest.secrets) })
  },
}

/** What stands in an export beside the lines; also for the command line, which has the whole database. */
export async function sealsOf(
  tx: Tx,
  { chain, network, key }: { chain: number; network: string; key: string },
) {
  const rows = (
    await tx.rows<CheckpointRow>(
      sql`select size, root, note, at from audit.checkpoints order by size desc limit ${sealsLength}`,
    )
  ).toReversed()
  const size = rows.at(-1)?.size ?? 0
  const from = rows.length === sealsLength ? rows[0]!.size : 0
  const lines = await tx.rows<LedgerRow>(sql`select n, kind, chain, size, root, head from audit.ledger
    where kind = 'audit' and chain = ${String(chain)} and n >= ${from} order by n`)
  const known = await knownTree(tx, ledgerLog, size, [
    ...lines.map(({ n }) => n),
    ...rows.map((row) => row.size - 1),
  ])
  return {
    origin: originOf(network),
    network,
    chain,
    key,
    ledger: lines.map(({ root, head, ...line }) => ({
      ...line,
      root: base64url(root),
      head: base64url(head),
      path: texts(inclusionPath(known, line.n, size)),
    })),
    checkpoints: (await checkpointsOut(tx, rows)).map((row) => ({
      ...row,
      path: texts(consistencyPath(known, row.size, size)),
    })),
  }
}
