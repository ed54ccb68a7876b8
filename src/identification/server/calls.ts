// When whoever wrote can be called, and when they will be: for the page that their receipt opens.

import { bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { hoursOf } from '../../rota/server/standing.ts'
import { aheadMs, callHours, hourMs } from '../call-hours.ts'

export interface Calling {
  /** Hours that can be chosen; none of a complaint, and none where no rota is kept. */
  hours: Date[]
  /** When a call is promised. */
  promised: Date | undefined
  /** A promised hour is over, and nobody said that they were reached. */
  isMissed: boolean
}

export async function callingOf(ctx: Ctx, locator: string): Promise<Calling> {
  const { tx, now, network } = ctx
  const asked = await tx.maybe<{ desk: number; call_at: Date | null }>(
    sql`select desk, call_at from app.report_call(${bytes(locator)})`,
  )
  // Asked of nobody where the receipt opens nothing, so that a miss takes as long as a hit.
  const desk = asked?.desk ?? 0
  const rota = (await hoursOf(tx, [desk])).get(desk)
  const until = new Date(now.getTime() + aheadMs)
  const taken = await tx.rows<{ at: Date }>(sql`select at from app.promised_calls(${desk}, ${until}) as at`)
  const promised = taken.map(({ at }) => at)
  const hours = rota ? callHours(rota, { now, timezone: network.timezone, promised }) : []
  const at = asked?.call_at ?? undefined
  const isMissed = at !== undefined && at.getTime() + hourMs <= now.getTime()
  return { hours, promised: isMissed ? undefined : at, isMissed }
}
