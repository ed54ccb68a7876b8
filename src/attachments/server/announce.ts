// What a message announces comes after it: a place is kept for each, in the message's own transaction.

import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { newObject } from '../../papers/server/object-store.ts'
import { pieceBytes, type Announced } from '../attached.ts'

/** What strangers may fill of the disk with what they send: words are taken where there is no more room for photos. */
const roomOfAll = 20 * 1024 ** 3

const piecesIn = (padded: number): number => Math.ceil(padded / pieceBytes)

/** Keeps a place for what a message announces. Without room nothing is announced, and the message stands all the same. */
export async function announce(
  ctx: Ctx,
  of: { report: string } | { message: string },
  announced: readonly Announced[] = [],
): Promise<void> {
  if (announced.length === 0) return
  const { taken } = await ctx.tx.one<{ taken: string }>(sql`select app.attachment_bytes() as taken`)
  if (Number(taken) > roomOfAll) return
  const [report, message] = 'report' in of ? [of.report, null] : [null, of.message]
  for (const { id, padded } of announced)
    await ctx.tx
      .run(sql`insert into attachments (id, report, message, object, pieces, padded, state, begun_on)
      values (${id}, ${report}, ${message}, ${newObject()}, ${piecesIn(padded)}, ${padded}, 'arriving', ${today(ctx)}::date)`)
}
