// A yes to being carried by another place is no yes like others: with it that place becomes the one that closes and erases.
// The hand-over asks for it at its time; whoever says it at another is refused here, whatever their screen offers.

import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { CARRYING } from '../../sealing/case-shape.ts'

/** To be carried by somebody else is said yes to once they are asked and have accepted, to whoever carries now, by the person alone. */
export async function mayBeCarried(
  ctx: Ctx,
  {
    caseId,
    recipient,
    purpose,
    basis,
  }: { caseId: string; recipient: number; purpose: string; basis: string },
): Promise<void> {
  if (purpose !== CARRYING) return
  const { actor } = ctx
  const mine = actor.kind === 'staff' || actor.kind === 'person' ? [...actor.circles] : []
  const asked = await ctx.tx
    .maybe(sql`select 1 from tracks where case_id = ${caseId} and kind = 'handover' and state = 'accepted'
    and other_circle = ${recipient} and (owner_circle = any (${mine}::int[]) or person_circle = any (${mine}::int[]))`)
  if (!asked || basis !== 'consent') throw new Problem('refused', { because: 'not-in-this-state' })
}
