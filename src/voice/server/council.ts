// The room of the council of survivors on the server. What is written here is for everybody and about nobody; who approves it and who has a
// say on a rule is decided by the database.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { voicesApi } from '../api.ts'
import type { opinions } from '../voice.ts'
import { readTotals } from './feedback.ts'

export interface VoiceNumbers {
  topic: string | null
  received: number | null
  answered: number | null
  changed: number | null
}

/** How much was said in the network, by what it is about; nothing in the place of fewer than ten. */
export const readNumbers = (ctx: Ctx): Promise<VoiceNumbers[]> =>
  ctx.tx.rows<VoiceNumbers>(
    sql`select topic, received, answered, changed from app.voice_numbers() order by received desc nulls last, topic nulls first`,
  )

/** Whether I sit in a council of survivors. */
export const isCouncil = (ctx: Ctx): Promise<boolean> => ctx.tx.holds(sql`app.in_survivor_council()`)

type Names = 'council' | 'writeChange' | 'approveChange' | 'endChange' | 'rules' | 'opine'

export const councilServer: Pick<Handlers<typeof voicesApi, Ctx>, Names> = {
  async council(_, ctx) {
    const { organisation } = staffOf(ctx)
    const [sitsHere, numbers, feedback, ours, changes] = await Promise.all([
      isCouncil(ctx),
      readNumbers(ctx),
      readTotals(ctx),
      ctx.tx.rows<{ track: string; topic: string | null; state: string; on: string }>(
        sql`select t.id as track, e.facts ->> 'topic' as topic, t.state, (t.opened_at at time zone ${ctx.network.timezone})::date::text as on
          from tracks t left join track_events e on e.track = t.id and e.move = 'opened'
          where t.kind = 'voice' and t.owner_circle = any (app.outside_circles()) order by t.opened_at desc, t.id limit 20`,
      ),
      ctx.tx.rows<{
        id: string
        language: string
        topic: string
        said: string
        did: string
        house: string
        writtenOn: string
        approvedOn: string | null
        organisation: number
      }>(sql`select c.id, c.language, c.topic, c.said, c.did, o.name as house, c.written_on::text as "writtenOn",
          c.approved_on::text as "approvedOn", c.organisation
        from voice_changes c join organisations o on o.id = c.organisation
        order by c.approved_on is not null, c.written_on desc, c.id, c.language limit 40`),
    ])
    return {
      isCouncil: sitsHere,
      numbers,
      feedback,
      ours,
      changes: changes.map(({ organisation: house, ...one }) => ({
        ...one,
        isOurs: sitsHere || house === organisation,
      })),
    }
  },

  async writeChange({ id, language, topic, said, did }, ctx) {
    ctx.about(id)
    await ctx.tx.run(sql`insert into voice_changes (id, language, organisation, topic, said, did, written_on)
      values (${id}, ${language}, ${staffOf(ctx).organisation}, ${topic}, ${said}, ${did}, ${today(ctx)}::date)`)
    return { id }
  },

  async approveChange({ id, language }, ctx) {
    ctx.about(id)
    const approved = await ctx.tx.run(sql`update voice_changes set approved_by = ${staffOf(ctx).organisation},
      approved_on = coalesce(approved_on, ${today(ctx)}::date) where id = ${id} and language = ${language}`)
    if (approved === 0) throw new Problem('not-found')
    return { id }
  },

  async endChange({ id, language }, ctx) {
    ctx.about(id)
    const ended = await ctx.tx.run(sql`delete from voice_changes where id = ${id} and language = ${language}`)
    if (ended === 0) throw new Problem('not-found')
    return { id }
  },

  async rules(_, ctx) {
    const rules = await ctx.tx.rows<{ id: string; n: number; pack: string; over: string; since: string }>(
      sql`select id, n, pack, over, since::text as since from network_laws order by n desc limit 20`,
    )
    const said = await ctx.tx.rows<{
      law: string
      house: string
      opinion: (typeof opinions)[number]
      words: string
      on: string
    }>(
      sql`select p.law, o.name as house, p.opinion, p.words, p.said_on::text as on from law_opinions p
        join organisations o on o.id = p.organisation where p.law = any (${rules.map(({ id }) => id)}) order by p.said_on, o.name`,
    )
    return {
      rules: rules.map((rule) => ({
        ...rule,
        opinions: said.filter(({ law }) => law === rule.id).map(({ law: _law, ...opinion }) => opinion),
      })),
    }
  },

  async opine({ law, opinion, words }, ctx) {
    ctx.about(law)
    if (!(await isCouncil(ctx))) throw new Problem('refused', { because: 'not-your-side' })
    await ctx.tx.one(sql`select 1 from network_laws where id = ${law}`)
    await ctx.tx.run(sql`insert into law_opinions (law, organisation, opinion, words, said_on)
      values (${law}, ${staffOf(ctx).organisation}, ${opinion}, ${words}, ${today(ctx)}::date)
      on conflict (law, organisation) do update set opinion = excluded.opinion, words = excluded.words, said_on = excluded.said_on`)
    return { law }
  },
}
