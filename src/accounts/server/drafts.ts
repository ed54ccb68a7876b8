// What somebody is typing, under their own key. On what they type stands hidden in the database: a worker, a case and a day beside each other
// would say more than the sealed words. The same mark is made again to read it.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { draftPlace, draftTokens, namedIn } from '../../database/draft-places.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { accountsApi } from '../api/accounts.ts'

/** Whoever typed a draft is the one who is signed in, where their window says who it was. */
function mustBe(owner: string | undefined, ctx: Ctx): void {
  if (owner !== undefined && owner !== staffOf(ctx).id) throw new Problem('not-signed-in')
}

const placeOf = (ctx: Ctx, place: string) => sql`app.draft_place(${draftPlace(place)}, ${staffOf(ctx).id})`
const of = (ctx: Ctx, place: string) => sql`user_id = ${staffOf(ctx).id} and place = ${placeOf(ctx, place)}`

export const draftsServer: Pick<
  Handlers<typeof accountsApi, Ctx>,
  'saveDraft' | 'readDraft' | 'dropDraft'
> = {
  async saveDraft({ place, draft, owner }, ctx) {
    mustBe(owner, ctx)
    const { id } = staffOf(ctx)
    // The day is enough: in a copy of the database the minute would say when somebody worked.
    await ctx.tx.run(sql`insert into drafts (user_id, place, about, draft, saved_at)
      values (${id}, ${placeOf(ctx, place)}, app.draft_marks(${draftTokens(namedIn(place))}, ${id}), ${bytes(draft)}, date_trunc('day', ${ctx.now}::timestamptz, 'UTC'))
      on conflict (user_id, place) do update set draft = excluded.draft, saved_at = excluded.saved_at`)
    return { savedAt: ctx.now.toISOString() }
  },

  async readDraft({ place }, ctx) {
    const kept = await ctx.tx.maybe<{ draft: Buffer }>(sql`select draft from drafts where ${of(ctx, place)}`)
    return { draft: kept ? base64url(kept.draft) : null }
  },

  async dropDraft({ place, owner }, ctx) {
    mustBe(owner, ctx)
    return { dropped: (await ctx.tx.run(sql`delete from drafts where ${of(ctx, place)}`)) > 0 }
  },
}
