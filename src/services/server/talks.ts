// Notes of talks on the server: rows that only their writer is shown.
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { servicesApi } from '../api.ts'

/** As many talks as one counsellor has with one person in years. */
const talksAtMost = 500

export const servicesServer: Handlers<typeof servicesApi, Ctx> = {
  async talks({ track }, ctx) {
    const rows = await ctx.tx.rows<{ id: string; note: Buffer }>(
      sql`select id, note from talk_notes where track = ${track} order by id desc limit ${talksAtMost}`,
    )
    return { talks: rows.map(({ id, note }) => ({ id, note: base64url(note) })) }
  },

  async noteTalk({ track, id, note }, ctx) {
    // Nobody learns whether there is a process that they do not see.
    await ctx.tx.one(sql`select 1 from tracks where id = ${track}`)
    await ctx.tx.run(
      sql`insert into talk_notes (id, track, author, note) values (${id}, ${track}, ${staffOf(ctx).id}, ${bytes(note)})`,
    )
    return { id }
  },
}
