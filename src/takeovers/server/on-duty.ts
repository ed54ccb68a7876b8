// Whether somebody is on duty now in the circle that stands by: in the hours that the log names and on a night that a colleague has signed for them,
// and by the rota, which is the server's word.

import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { namedRotas } from '../../rota/server/standing.ts'
import { shiftsBetween, standingAt } from '../../rota/shifts.ts'
import { dayAt } from '../../jurisdiction/clock.ts'
import { logsOf } from '../../organisations/server/log.ts'
import { nightOf } from '../../sealing/night-hours.ts'
import { nightDeskOf, standsUntil } from '../../sealing/org-shape.ts'

const dayMs = 24 * 3_600_000
const halfHourMs = 1_800_000

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
  const log = (await logsOf(ctx, [me.organisation])).get(me.organisation)
  const ends = log && standsUntil(log.now, me.id, ctx.now.getTime())
  return ends === undefined
    ? undefined
    : new Date(Math.min(shift.until.getTime(), ends, ctx.now.getTime() + dayMs))
}

/** So far ahead a rota is signed for at once. */
const aheadDays = 92

/** Who stands at the desk by its rota, on which nights of the next three months; as whoever keeps it entered it. */
export async function nightsAhead(ctx: Ctx, circle: number): Promise<Map<string, string[]>> {
  const log = (await logsOf(ctx, [staffOf(ctx).organisation])).get(staffOf(ctx).organisation)
  const desk = log && nightDeskOf(log.now)
  const rota = (await namedRotas(ctx.tx, [circle])).get(circle)
  const found = new Map<string, Set<string>>()
  if (!desk || !rota) return new Map()
  const day = (days: number) => dayAt(new Date(ctx.now.getTime() + days * dayMs), ctx.network.timezone)
  const ahead = { first: day(-1), last: day(aheadDays), timezone: ctx.network.timezone }
  for (const { from, until, who } of shiftsBetween(rota, ahead))
    for (let at = from.getTime(); at < until.getTime(); at += halfHourMs) {
      const night = nightOf(desk.hours, at)
      if (night === undefined || night < ahead.first) continue
      for (const user of [who.user, who.deputy])
        if (user !== null) found.set(user, (found.get(user) ?? new Set()).add(night))
    }
  return new Map([...found].map(([user, nights]) => [user, [...nights].toSorted()]))
}

/** The same, or the Problem that says so. */
export async function mustBeOnDuty(ctx: Ctx): Promise<Date> {
  const until = await onDutyUntil(ctx, await dutyCircle(ctx))
  if (!until) throw new Problem('refused', { because: 'not-on-duty' })
  return until
}
