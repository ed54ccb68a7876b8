// Whether tonight's list of who is in the house is on paper. A night begins at noon, so that the one of the evening holds until morning.

import type { Handlers } from '../../api/endpoint.ts'
import { sql, type Statement } from '../../database/sql.ts'
import { circleOf, type Ctx } from '../../http/context.ts'
import type { sheltersApi } from '../api.ts'

const nightOf = (ctx: Ctx): Statement =>
  sql`((${ctx.now}::timestamptz at time zone ${ctx.network.timezone}) - interval '12 hours')::date`

export async function rollOf(ctx: Ctx, circle: number): Promise<{ at: string; inside: number } | null> {
  const made = await ctx.tx.maybe<{ made_at: Date; inside: number }>(
    sql`select made_at, inside from fire_rolls where house = ${circle} and night = ${nightOf(ctx)}`,
  )
  return made ? { at: made.made_at.toISOString(), inside: made.inside } : null
}

export const rollActs: Pick<Handlers<typeof sheltersApi, Ctx>, 'makeRoll'> = {
  async makeRoll({ inside }, ctx) {
    await ctx.tx
      .run(sql`insert into fire_rolls (house, night, made_at, inside) values (${circleOf(ctx)}, ${nightOf(ctx)}, ${ctx.now}, ${inside})
      on conflict (house, night) do update set made_at = excluded.made_at, inside = excluded.inside`)
    return { at: ctx.now.toISOString() }
  },
}
