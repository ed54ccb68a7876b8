// Copies of papers that stand on pages, on the server: pieces on the shelf like those of papers. Which page a copy stands on is said
// when that page is given; what nobody put on a page goes after a day.
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { as } from '../../database/as.ts'
import type { Database } from '../../database/open.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { piecesOf } from '../../sealing/file.ts'
import type { papersApi } from '../api.ts'
import { bytesTaken, isPiece, mustFit, type Sealed } from './pieces.ts'
import { newObject, type Shelf } from './object-store.ts'

interface Copy extends Sealed {
  object: string
  state: 'arriving' | 'kept'
}

const copyOf = (ctx: Ctx, id: string): Promise<Copy> =>
  ctx.tx.one<Copy>(sql`select object, pieces, padded, state from paper_copies where id = ${id}`)

type Calls = 'beginCopy' | 'sendCopy' | 'finishCopy' | 'copyPiece'

export const copiesServer = (shelf: Shelf): Pick<Handlers<typeof papersApi, Ctx>, Calls> => ({
  async beginCopy({ caseId, id, padded }, ctx) {
    await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
    mustFit((await bytesTaken(ctx, caseId)) + padded)
    await ctx.tx
      .run(sql`insert into paper_copies (id, case_id, object, pieces, padded, state, author, begun_on)
      values (${id}, ${caseId}, ${newObject()}, ${piecesOf(padded)}, ${padded}, 'arriving', ${staffOf(ctx).id}, ${today(ctx)}::date)`)
    ctx.about(caseId)
    return { id }
  },

  async sendCopy({ id, piece, body }, ctx) {
    const copy = await copyOf(ctx, id)
    if (!isPiece(copy, piece, body))
      throw new Problem('invalid', { fields: [{ field: 'body', code: 'not-a-piece' }] })
    if (copy.state !== 'arriving' || (await shelf.put(copy.object, piece, body)) === 'other')
      throw new Problem('conflict')
    return { kept: true }
  },

  async finishCopy({ id }, ctx) {
    const { object, pieces, state } = await copyOf(ctx, id)
    if (state === 'kept') return { id }
    if ((await shelf.there(object)).length !== pieces)
      throw new Problem('refused', { because: 'pieces-missing' })
    await shelf.settle(object)
    await ctx.tx.run(sql`update paper_copies set state = 'kept' where id = ${id}`)
    return { id }
  },

  async copyPiece({ id, piece }, ctx) {
    const copy = await copyOf(ctx, id)
    const found = piece < copy.pieces ? await shelf.read(copy.object, piece) : undefined
    if (!found) throw new Problem('not-found')
    return found
  },
})

/** Copies that no page names go a day after they were begun: whoever made them gave nothing. */
export function dropLooseCopies(database: Pick<Database, 'pool'>, now: Date): Promise<number> {
  return as(database, { kind: 'system' }, (tx) =>
    tx.run(
      sql`delete from paper_copies where page is null and begun_on < (${now}::timestamptz - interval '1 day')::date`,
    ),
  )
}
