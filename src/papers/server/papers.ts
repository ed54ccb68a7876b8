// Papers on the server: rows under row-level security, pieces on the shelf. The server checks lengths, completeness and
// that nothing is put in another piece's place; what the pieces say it cannot know.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { hiddenId } from '../../database/locked.ts'
import { base64url, bytes, sql, type Tx } from '../../database/sql.ts'
import { circleOf, staffOf, today, type Ctx } from '../../http/context.ts'
import { MOST_PIECES, PIECE, piecesOf } from '../../sealing/file.ts'
import type { Compartment } from '../../cases/model.ts'
import type { papersApi } from '../api.ts'
import { copiesServer } from './copies.ts'
import { eachOf } from '../../store/store.ts'
import { newObject, type Shelf } from './object-store.ts'
import { bytesTaken, isPiece, mustFit } from './pieces.ts'

/** What one person may have announced on a case and not yet sent, or few words would keep everybody else's papers out: one paper of the largest. */
const roomAnnounced = MOST_PIECES * PIECE

interface Paper {
  object: string
  pieces: number
  padded: string
  state: 'arriving' | 'kept'
}

const paperOf = (ctx: Ctx, id: string): Promise<Paper> =>
  ctx.tx.one<Paper>(sql`select object, pieces, padded, state from papers where id = ${id}`)

/** An unfinished one; after its finish nothing of a paper can be changed. */
async function arriving(ctx: Ctx, id: string): Promise<Paper> {
  const paper = await paperOf(ctx, id)
  if (paper.state !== 'arriving') throw new Problem('conflict')
  return paper
}

/** One row of the list, as it is told. */
const shown = (ctx: Ctx, row: PaperRow) => ({
  id: row.id,
  compartment: row.compartment,
  epoch: row.epoch,
  track: row.track,
  state: row.state,
  pieces: row.pieces,
  padded: Number(row.padded),
  madeAt: row.made_at.toISOString(),
  by: row.organisation,
  author: row.key && base64url(row.key),
  mine: row.author === staffOf(ctx).id,
  mayRemove: row.removable,
  ciphertext: base64url(row.ciphertext),
  signature: base64url(row.signature),
})

type PaperRow = Paper & {
  id: string
  compartment: Compartment
  epoch: number
  track: string | null
  made_at: Date
  organisation: string | null
  organisation_id: number | null
  key: Buffer | null
  author: string
  removable: boolean
  ciphertext: Buffer
  signature: Buffer
}

/** What is read: the list of a case, and the pieces of one paper. */
const readingServer = (shelf: Shelf): Pick<Handlers<typeof papersApi, Ctx>, 'list' | 'piece'> => ({
  async list({ caseId }, ctx) {
    const circles = [...staffOf(ctx).circles]
    const [known, rows] = await Promise.all([
      ctx.tx.maybe(sql`select 1 from cases where id = ${caseId}`),
      ctx.tx
        .rows<PaperRow>(sql`select p.id, p.compartment, p.epoch, p.track, p.state, p.pieces, p.padded, p.made_at,
          o.name as organisation, o.id as organisation_id, a.key, p.author,
          p.author_circle = any (${circles}) or c.owner_circle = any (${circles}) as removable, p.ciphertext, p.signature
        from papers p join cases c on c.id = p.case_id left join circles k on k.id = p.author_circle left join organisations o on o.id = k.organisation
        left join app.paper_keys(${caseId}) a on a.paper = p.id where p.case_id = ${caseId} order by p.made_at desc, p.id desc limit 500`),
    ])
    if (!known) throw new Problem('not-found')
    return {
      papers: rows.map((row) => shown(ctx, row)),
      logs: [...new Set(rows.flatMap((row) => row.organisation_id ?? []))],
    }
  },

  async piece({ id, piece }, ctx) {
    const me = staffOf(ctx)
    const [paper] = await Promise.all([
      paperOf(ctx, id),
      ctx.tx.run(sql`with seen as (insert into paper_looks (paper, user_id, day)
          select p.id, ${me.id}, ${today(ctx)}::date from papers p where p.id = ${id} on conflict do nothing returning 1)
        select audit.append(${me.organisation}, ${me.handle}, 'paper.read', ${hiddenId(id, me.organisation, ctx.now)}, null, ${ctx.now}) from seen`),
    ])
    const found = piece < paper.pieces ? await shelf.read(paper.object, piece) : undefined
    if (!found) throw new Problem('not-found')
    return found
  },
})

/** What arrives: a paper is announced, sent in pieces, and finished when all of them are there. */
const arrivingServer = (
  shelf: Shelf,
): Pick<Handlers<typeof papersApi, Ctx>, 'begin' | 'resume' | 'send' | 'finish'> => ({
  async begin({ caseId, paper }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    const taken = await bytesTaken(ctx, caseId)
    const { announced } = await ctx.tx.one<{ announced: string }>(
      sql`select coalesce(sum(padded), 0) as announced from papers where case_id = ${caseId} and state = 'arriving' and author = ${staffOf(ctx).id}`,
    )
    if (Number(announced) + paper.padded > roomAnnounced)
      throw new Problem('refused', { because: 'papers-arriving' })
    mustFit(taken + paper.padded)
    const pieces = piecesOf(paper.padded)
    await ctx.tx
      .run(sql`insert into papers (id, case_id, track, compartment, epoch, object, pieces, padded, state, author, author_circle, made_at, taken_up_at, ciphertext, signature)
      values (${paper.id}, ${caseId}, ${paper.track ?? null}, ${paper.compartment}, ${paper.epoch}, ${newObject()}, ${pieces}, ${paper.padded}, 'arriving', ${staffOf(ctx).id}, ${circleOf(ctx)},
        date_trunc('minute', ${ctx.now}::timestamptz), ${ctx.now}, ${bytes(paper.ciphertext)}, ${bytes(paper.signature)})`)
    ctx.about(paper.id)
    return { id: paper.id, pieces }
  },

  async resume({ id }, ctx) {
    const { object, pieces } = await arriving(ctx, id)
    await ctx.tx.run(sql`update papers set taken_up_at = ${ctx.now} where id = ${id}`)
    ctx.about(id)
    return { pieces, there: await shelf.there(object) }
  },

  async send({ id, piece, body }, ctx) {
    const paper = await paperOf(ctx, id)
    if (!isPiece(paper, piece, body))
      throw new Problem('invalid', { fields: [{ field: 'body', code: 'not-a-piece' }] })
    if (paper.state !== 'arriving') throw new Problem('conflict')
    if ((await shelf.put(paper.object, piece, body)) === 'other') throw new Problem('conflict')
    return { kept: true }
  },

  async finish({ id }, ctx) {
    const paper = await paperOf(ctx, id)
    ctx.about(id)
    if (paper.state === 'kept') return { id }
    const there = await shelf.there(paper.object)
    if (there.length !== paper.pieces) throw new Problem('refused', { because: 'pieces-missing' })
    await shelf.settle(paper.object)
    await ctx.tx.run(sql`update papers set state = 'kept' where id = ${id}`)
    return { id }
  },
})

export const papersServer = (
  shelf: Shelf,
  viewerUrl: string | undefined,
): Handlers<typeof papersApi, Ctx> => ({
  ...copiesServer(shelf),
  ...readingServer(shelf),
  ...arrivingServer(shelf),
  viewer: () => Promise.resolve({ address: viewerUrl ?? null }),

  async remove({ id }, ctx) {
    const { object } = await paperOf(ctx, id)
    const gone = await ctx.tx.run(sql`delete from papers where id = ${id}`)
    if (gone === 0) throw new Problem('refused', { because: 'paper-not-yours' })
    ctx.about(id)
    // At once where it can be; whatever is left is the job's, which finds the name in `gone_objects`.
    if (await isFree(ctx.tx)) ctx.afterCommit(() => shelf.drop(object).catch(() => undefined))
    return { id }
  },
})

/** A day after they were last taken up, unfinished papers go. */
export function dropUnfinished(database: Pick<Database, 'pool'>, now: Date): Promise<number> {
  return as(database, { kind: 'system' }, (tx) =>
    tx.run(
      sql`delete from papers where state = 'arriving' and taken_up_at < ${now}::timestamptz - interval '1 day'`,
    ),
  )
}

/** Whether no backup is being made, which has rows that name papers taken away since; none begins before this transaction ends. */
const isFree = (tx: Tx): Promise<boolean> =>
  tx.holds(sql`pg_try_advisory_xact_lock_shared(hashtext('continuum.shelf'))`)

/** Removes from the disk what has no row any more. Answers with how many papers that were. */
export function clearShelf(database: Pick<Database, 'pool'>, shelf: Shelf): Promise<number> {
  return as(database, { kind: 'system' }, async (tx) => {
    if (!(await isFree(tx))) return 0
    const gone = await tx.rows<{ object: string }>(sql`select object from gone_objects limit 500`)
    const names = gone.map(({ object }) => object)
    await eachOf(names, 8, (object) => shelf.drop(object))
    await tx.run(sql`delete from gone_objects where object = any(${names}::text[])`)
    return gone.length
  })
}
