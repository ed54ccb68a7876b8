// Whether somebody is on duty now in the circle that stands by: read from the rota, the server's word.

import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { namedRotas } from '../../rota/server/standing.ts'
import { standingAt } from '../../rota/shifts.ts'

const dayMs = 24 * 3_600_000

/** The circle that stands by in the actor's organisation, and for the cases of which circles; nothing where none does. */
export const nightDesk = (ctx: Ctx) =>
  ctx.tx.maybe<{ circle: number; agreed: number[] }>(
    sql`select circle, agreed from duty_circles where organisation = ${staffOf(ctx).organisation}`,
  )

/** The circle alone; null where none stands by. */
export const dutyCircle = async (ctx: Ctx): Promise<number | null> => (await nightDesk(ctx))?.circle ?? null

/** Until when I am on duty in the circle that stands by; nothing where I am not, as deputy neither. */
export async function onDutyUntil(ctx: Ctx, circle: number | null): Promise<Date | undefined> {
  const me = staffOf(ctx)
  if (circle === null || !me.circles.includes(circle)) return undefined
  const rota = (await namedRotas(ctx.tx, [circle])).get(circle)
  const shift = rota && standingAt(rota, ctx.now, ctx.network.timezone).now
  if (!shift || ![shift.who.user, shift.who.deputy].includes(me.id)) return undefined
  return new Date(Math.min(shift.until.getTime(), ctx.now.getTime() + dayMs))
}

/** The same, or the Problem that says so. */
export async function mustBeOnDuty(ctx: Ctx): Promise<Date> {
  const until = await onDutyUntil(ctx, await dutyCircle(ctx))
  if (!until) throw new Problem('refused', { because: 'not-on-duty' })
  return until
}
