// What a message announces comes after it: a row is kept for each, in the message's own transaction. It takes no room before it arrives.

import { sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import { newObject } from '../../papers/server/object-store.ts'
import { pieceBytes, type Announced } from '../attached.ts'

const piecesIn = (padded: number): number => Math.ceil(padded / pieceBytes)

/** Keeps a row for each file that a message announces. */
export async function announce(
  ctx: Ctx,
  of: { report: string } | { message: string },
  announced: readonly Announced[] = [],
): Promise<void> {
  if (announced.length === 0) return
  const [report, message] = 'report' in of ? [of.report, null] : [null, of.message]
  for (const { id, padded } of announced)
    await ctx.tx
      .run(sql`insert into attachments (id, report, message, object, pieces, padded, state, begun_on)
      values (${id}, ${report}, ${message}, ${newObject()}, ${piecesIn(padded)}, ${padded}, 'arriving', ${today(ctx)}::date)`)
}
