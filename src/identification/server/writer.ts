// Who asks by a receipt: the request that its locator leads to, where its key signs the very act; and the engine's role in which that is done.

import { Problem } from '../../api/problem.ts'
import { bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { checkWriter, type WriterAct } from '../../sealing/report.ts'
import { fromText } from '../../sealing/text.ts'
import type { TrackView } from '../../tracks/define.ts'

/**
 * The engine's own role, inside the transaction of a visitor or of somebody at work, and for these few statements only: neither may write
 * a track that a desk carries.
 */
export async function asWorker<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  await ctx.tx.run(sql`set local role continuum_worker`)
  const done = await work()
  await ctx.tx.run(
    ctx.actor.kind === 'staff' ? sql`set local role continuum_app` : sql`set local role continuum_public`,
  )
  return done
}

/** What a move is answered with. */
export const outcome = ({ state, version }: TrackView) => ({ state, version })

/**
 * The request that a locator leads to, where the key of its receipt asks for this very act. Another key and no such request
 * are the same answer; of one that was deleted and is not gone yet, only its staying can be asked for.
 */
export async function trackOf(
  ctx: Ctx,
  { locator, by }: { locator: string; by: { publicKey: string; signature: string } },
  act: WriterAct,
  isLeaving = false,
): Promise<string> {
  const { track, writer } = await ctx.tx.one<{ track: string; writer: Buffer | null }>(
    sql`select track, writer from app.report_by(${bytes(locator)}) where (leaves_at is not null) = ${isLeaving}`,
  )
  // A request from before receipts signed has no mark; such are gone after ninety days.
  if (writer)
    await checkWriter(
      new Uint8Array(writer),
      { publicKey: fromText(by.publicKey), signature: fromText(by.signature) },
      fromText(locator),
      act,
    ).catch(() => {
      throw new Problem('not-found')
    })
  return track
}
