// Keys for the circle that stands by for a case: kept apart from the others, and shown to nobody before somebody on duty takes it over.

import { bytes, sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { onlyFor, type WrapRow } from './keys.ts'

/** Keeps them. Refused where one is for another circle than that which stands by. */
export async function keepDutyWraps(
  ctx: Ctx,
  caseId: string,
  circle: number,
  wraps: readonly WrapRow[],
): Promise<void> {
  if (wraps.length === 0) return
  onlyFor([circle], wraps)
  await ctx.tx
    .run(sql`select app.keep_duty_wraps(${caseId}, ${circle}, ${wraps.map((one) => one.compartment)}::text[],
    ${wraps.map((one) => one.epoch)}::int[], ${wraps.map((one) => bytes(one.wrap))}::bytea[], ${ctx.now})`)
}
