// What a person was typing on their own page, sealed under the key of their card: kept, given back, emptied. The server opens none of it.

import { base64url, bytes, sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'

/** Days after the last key pressed, until it goes by itself. */
export const draftDays = 7

export async function readDraft(ctx: Ctx): Promise<{ draft: string | null }> {
  const kept = await ctx.tx.maybe<{ draft: Buffer }>(
    sql`select draft from own_drafts where circle = ${circleOf(ctx)}`,
  )
  return { draft: kept ? base64url(kept.draft) : null }
}

export async function keepDraft(ctx: Ctx, draft: string): Promise<{ kept: boolean }> {
  await ctx.tx.run(sql`select app.hold_session(${ctx.session})`)
  await ctx.tx
    .run(sql`insert into own_drafts (circle, draft, saved_at) values (${circleOf(ctx)}, ${bytes(draft)}, ${ctx.now})
    on conflict (circle) do update set draft = excluded.draft, saved_at = excluded.saved_at`)
  return { kept: true }
}

export async function dropDraft(ctx: Ctx): Promise<{ kept: boolean }> {
  await ctx.tx.run(sql`delete from own_drafts where circle = ${circleOf(ctx)}`)
  return { kept: false }
}
