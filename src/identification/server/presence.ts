// That a desk has a thread open, said while it has, and whether the other side has it open too.

import { sql, type Tx } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'

/** Whoever has said nothing for so long has gone. */
const goneAfterSeconds = 30

export async function attend(ctx: Ctx, track: string): Promise<{ here: boolean }> {
  await ctx.tx.one(sql`select 1 from tracks where id = ${track} and kind = 'contact'`)
  const { here } = await ctx.tx.one<{ here: boolean }>(sql`insert into thread_presence as p (track, desk_at)
    values (${track}, ${ctx.now}) on conflict (track) do update set desk_at = excluded.desk_at
    returning coalesce(p.person_at > ${ctx.now}::timestamptz - ${goneAfterSeconds}::int * interval '1 second', false) as here`)
  return { here }
}

/** Nobody is to learn later when somebody looked: rows go once both sides have. */
export const forgetPresence = (tx: Tx, now: Date): Promise<number> =>
  tx.run(sql`delete from thread_presence
    where greatest(person_at, desk_at) < ${now}::timestamptz - ${goneAfterSeconds}::int * interval '1 second'`)
