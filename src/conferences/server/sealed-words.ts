// Words of a conference as they are kept: each sealed to one person, and to nobody who was not asked.

import { Problem } from '../../api/problem.ts'
import { bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'

interface Sealed {
  field: string
  to: string
  ciphertext: string
  signature: string
}

/** `refused` where something is sealed to who was not asked, or minutes to who was not there. */
export async function put(ctx: Ctx, id: string, words: readonly Sealed[]): Promise<void> {
  const me = staffOf(ctx)
  const { allowed } = await ctx.tx.one<{
    allowed: boolean
  }>(sql`select coalesce(bool_and(w.reader = ${me.id} or exists (
      select 1 from conference_people p where p.conference = ${id} and p.user_id = w.reader and (w.field <> 'minutes' or p.was_present))), true) as allowed
    from unnest(${words.map(({ field }) => field)}::text[], ${words.map(({ to }) => to)}::uuid[]) as w (field, reader)`)
  if (!allowed) throw new Problem('refused')
  for (const { field, to, ciphertext, signature } of words)
    await ctx.tx
      .run(sql`insert into conference_words (conference, field, to_user, by_user, ciphertext, signature)
      values (${id}, ${field}, ${to}, ${me.id}, ${bytes(ciphertext)}, ${bytes(signature)})`)
}
