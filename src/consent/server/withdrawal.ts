// How a consent ends: whatever ends it closes the door in the same transaction, and what rests on no yes of the person's is
// not theirs to stop, by whichever way they come.
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'

export const dropWraps = async (ctx: Ctx, track: { id: string }): Promise<void> => {
  await ctx.tx.run(sql`select app.withdraw_wraps(${track.id})`)
}

/** After a withdrawal, by the person or by their helper. */
export async function onWithdrawn(ctx: Ctx, track: { id: string }): Promise<void> {
  if (ctx.actor.kind === 'person') {
    const { basis } = await ctx.tx.one<{ basis: string }>(
      sql`select basis from consents where track = ${track.id}`,
    )
    if (basis !== 'consent') throw new Problem('refused', { because: 'rests-on-a-law' })
  }
  await dropWraps(ctx, track)
}
