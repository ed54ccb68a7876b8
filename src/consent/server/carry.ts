// A yes to being carried by another place is no yes like others: with it that place becomes the one that closes and erases.
// The hand-over asks for it at its time; whoever says it at another is refused here, whatever their screen offers.

import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { CARRYING } from '../../sealing/case-shape.ts'

/** The places that were asked to carry a case and have accepted, as whoever carries it or the person knows them. */
export async function askedToCarry(ctx: Ctx, caseId: string): Promise<number[]> {
  const { actor } = ctx
  const mine = actor.kind === 'staff' || actor.kind === 'person' ? [...actor.circles] : []
  const rows = await ctx.tx.rows<{
    circle: number
  }>(sql`select distinct counterparty_circle as circle from tracks where case_id = ${caseId} and kind = 'handover'
    and state = 'accepted' and counterparty_circle is not null and (owner_circle = any (${mine}::int[]) or person_circle = any (${mine}::int[]))`)
  return rows.map(({ circle }) => circle)
}

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
  const asked = await askedToCarry(ctx, caseId)
  if (!asked.includes(recipient) || basis !== 'consent')
    throw new Problem('refused', { because: 'not-in-this-state' })
}
