// Conferences on the server: days, who answered, and bytes that it cannot read. Who may see and write what is decided in access.sql.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql, type Statement } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { Conference, conferencesApi } from '../api.ts'
import { put } from './sealed-words.ts'

const text = (hex: string) => base64url(Buffer.from(hex, 'hex'))
/** Bytes come out of JSON as hexadecimal digits. */
const readable = <Sealed extends { ciphertext: string; signature: string }>(one: Sealed): Sealed => ({
  ...one,
  ciphertext: text(one.ciphertext),
  signature: text(one.signature),
})

/** Conferences of which this is true; `c` is the conference. */
async function listed(ctx: Ctx, which: Statement): Promise<Conference[]> {
  const me = staffOf(ctx)
  const rows = await ctx.tx
    .rows<Conference>(sql`select c.id, case when c.organisation = ${me.organisation} then c.case_id end as "caseId",
      c.held_on as on, c.state, c.organisation, c.called_by as "calledBy",
      case when c.organisation = ${me.organisation} then c.person_says end as "personSays",
      coalesce((select jsonb_agg(jsonb_build_object('organisation', p.organisation, 'user', p.user_id, 'answer', p.answer, 'wasPresent', p.was_present,
        'signed', case when c.called_by = ${me.id} and p.answer_signature is not null then jsonb_build_object(
          'ciphertext', encode(p.answer_ciphertext, 'hex'), 'signature', encode(p.answer_signature, 'hex')) end)
        order by p.organisation) from conference_people p where p.conference = c.id), '[]') as people,
      coalesce((select jsonb_agg(jsonb_build_object('field', w.field, 'by', w.by_user,
        'ciphertext', encode(w.ciphertext, 'hex'), 'signature', encode(w.signature, 'hex')) order by w.field)
        from conference_words w where w.conference = c.id and w.to_user = ${me.id}), '[]') as words,
      coalesce((select jsonb_agg(jsonb_build_object('field', w.field, 'to', w.to_user)) from conference_words w where w.conference = c.id), '[]') as "sealedTo"
    from conferences c where ${which} order by c.held_on desc, c.id limit 100`)
  return rows.map((row) => ({
    ...row,
    words: row.words.map(readable),
    people: row.people.map((one) => ({ ...one, signed: one.signed && readable(one.signed) })),
  }))
}

export const conferencesServer: Handlers<typeof conferencesApi, Ctx> = {
  async call({ id, caseId, on, organisations, agenda }, ctx) {
    ctx.about(caseId)
    const me = staffOf(ctx)
    const others = [...new Set(organisations)].filter((one) => one !== me.organisation)
    if (!(await ctx.tx.maybe(sql`select 1 from cases where id = ${caseId}`))) throw new Problem('not-found')
    await ctx.tx.run(sql`insert into conferences (id, case_id, organisation, called_by, held_on, state)
      values (${id}, ${caseId}, ${me.organisation}, ${me.id}, ${on}, 'called')`)
    await ctx.tx.run(
      sql`insert into conference_people (conference, organisation) select ${id}, o from unnest(${others}::int[]) o`,
    )
    await put(ctx, id, [{ field: 'agenda', to: me.id, ...agenda }])
    return { id }
  },

  ofCase: async ({ caseId }, ctx) => ({
    conferences: await listed(
      ctx,
      sql`c.case_id = ${caseId} and c.organisation = ${staffOf(ctx).organisation}`,
    ),
  }),

  // What is over stays to be read for a month.
  mine: async (_input, ctx) => ({
    conferences: await listed(
      ctx,
      sql`app.is_asked_to(c.id) and c.state <> 'called_off' and c.held_on > ${today(ctx)}::date - 31`,
    ),
  }),

  async answer({ id, comes, signed }, ctx) {
    const me = staffOf(ctx)
    const { state } = await ctx.tx.one<{ state: string }>(sql`select state from conferences where id = ${id}`)
    if (state !== 'called') throw new Problem('refused')
    const answered = await ctx.tx
      .run(sql`update conference_people set user_id = ${me.id}, answer = ${comes ? 'comes' : 'cannot_come'},
        answer_ciphertext = ${bytes(signed.ciphertext)}, answer_signature = ${bytes(signed.signature)}
      where conference = ${id} and organisation = ${me.organisation} and (user_id is null or user_id = ${me.id})`)
    if (answered === 0) throw new Problem('refused')
    return { isAnswered: true }
  },

  async write({ id, present, words }, ctx) {
    const me = staffOf(ctx)
    const { by, case_id } = await ctx.tx.one<{ by: string; case_id: string }>(
      sql`select called_by as by, case_id from conferences where id = ${id} and state = 'called'`,
    )
    if (by !== me.id) throw new Problem('not-found')
    ctx.about(case_id)
    if (present) {
      await ctx.tx.run(
        sql`update conference_people set was_present = coalesce(user_id = any (${present}::uuid[]), false) where conference = ${id}`,
      )
      await ctx.tx.run(sql`update conferences set state = 'held' where id = ${id}`)
    }
    await put(ctx, id, words)
    return { isWritten: true }
  },
}
