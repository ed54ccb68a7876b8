// The interpreters of a house, and the hours that were asked of them. An hour is taken once: the database refuses the second.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql, type Tx } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { halfHours } from '../interpreters.ts'
import type { interpretersApi } from '../interpreters-api.ts'

type InterpretersApi = typeof interpretersApi
type Listed = Awaited<ReturnType<Handlers<InterpretersApi, Ctx>['list']>>['interpreters'][number]

interface Row extends Pick<Listed, 'languages' | 'gender' | 'trained' | 'weekdays' | 'taken'> {
  user_id: string
  from_time: string
  to_time: string
  sealed_words: Buffer | null
}

export const interpretersServer: Handlers<InterpretersApi, Ctx> = {
  async list({ day }, ctx) {
    const { timezone } = ctx.network
    const rows = await ctx.tx
      .rows<Row>(sql`select i.user_id, i.languages, i.gender, i.trained, i.weekdays, i.sealed_words,
        to_char(i.from_time, 'HH24:MI') as from_time, to_char(i.to_time, 'HH24:MI') as to_time,
        array(select to_char(h.half_hour at time zone ${timezone}, 'HH24:MI') from assignment_hours h where h.assigned = i.user_id
          and (h.half_hour at time zone ${timezone})::date = ${day}::date order by 1) as taken
      from interpreters i where app.interprets_here(i.user_id) order by i.user_id`)
    return {
      interpreters: rows.map((row) => ({
        user: row.user_id,
        languages: row.languages,
        gender: row.gender,
        trained: row.trained,
        weekdays: row.weekdays,
        from: row.from_time,
        to: row.to_time,
        taken: row.taken,
        sealedWords: row.sealed_words && base64url(row.sealed_words),
      })),
    }
  },

  // Each stands locked in its row, so that they are told apart here and not by the database.
  async languages(_input, ctx) {
    const rows = await ctx.tx.rows<{ language: string }>(
      sql`select language from cases where owner_circle = any ((select app.circles())::int[]) and state in ('active', 'follow_up') limit 10000`,
    )
    return { languages: [...new Set(rows.map(({ language }) => language))].toSorted() }
  },

  async keep({ user, sealedWords, ...known }, ctx) {
    ctx.about(user)
    if (known.to <= known.from)
      throw new Problem('invalid', { fields: [{ field: 'to', code: 'invalid-value' }] })
    const { here } = await ctx.tx.one<{ here: boolean }>(sql`select app.interprets_here(${user}) as here`)
    if (!here) throw new Problem('not-found')
    const words = sealedWords === null ? null : bytes(sealedWords)
    await ctx.tx
      .run(sql`insert into interpreters (user_id, organisation, languages, gender, trained, weekdays, from_time, to_time, sealed_words, kept_on)
      values (${user}, ${staffOf(ctx).organisation}, ${known.languages}, ${known.gender}, ${known.trained}, ${known.weekdays},
        ${known.from}::time, ${known.to}::time, ${words}, ${today(ctx)}::date)
      on conflict (user_id) do update set languages = excluded.languages, gender = excluded.gender, trained = excluded.trained,
        weekdays = excluded.weekdays, from_time = excluded.from_time, to_time = excluded.to_time, sealed_words = excluded.sealed_words,
        kept_on = excluded.kept_on`)
    return { kept: true }
  },
}

/** Takes the hours of an assignment, all of them or none: Problem `conflict` where somebody was quicker. */
export async function takeHours(
  tx: Tx,
  {
    id,
    assigned,
    day,
    at,
    until,
    timezone,
  }: Record<'id' | 'assigned' | 'day' | 'at' | 'until' | 'timezone', string>,
): Promise<void> {
  const moments = halfHours(at, until).map((half) => `${day} ${half}`)
  await tx.run(sql`insert into assignment_hours (assigned, half_hour, assignment)
    select ${assigned}::uuid, (m::timestamp at time zone ${timezone}), ${id}::uuid from unnest(${moments}::text[]) m order by 1, 2`)
}
