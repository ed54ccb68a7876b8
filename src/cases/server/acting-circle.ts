// In which of somebody's circles they act on a case: what they begin there must be seen by those who see the case, and not by
// a whole house where a team of it carries the case.

import { sql } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'

/** The carrier's circle where they are in it; else the narrowest of theirs that the case is shared with. */
export async function actingCircle(ctx: Ctx, caseId: string | undefined): Promise<number> {
  const { actor } = ctx
  const first = circleOf(ctx)
  if (caseId === undefined || actor.kind !== 'staff' || actor.circles.length === 1) return first
  const mine = [...actor.circles]
  const found = await ctx.tx.maybe<{ circle: number | null }>(sql`
    select case when c.owner_circle = any (${mine}) then c.owner_circle else
      (select k.id from circles k where k.id = any (c.visible_to) and k.id = any (${mine}) order by k.kind <> 'team', k.id limit 1) end as circle
    from cases c where c.id = ${caseId}`)
  return found?.circle ?? first
}
