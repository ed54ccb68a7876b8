// What the council of survivors thinks of policies and targets. Who may say so the database decides.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { voicesApi } from '../api.ts'
import type { opinionSubjects, opinions } from '../voice.ts'
import { isCouncil } from './council.ts'

interface Row {
  subject: (typeof opinionSubjects)[number]
  id: string
  value: number
  house: string
  opinion: (typeof opinions)[number]
  words: string
  on: string
}

interface Policy {
  id: string
  edition: number
  title: string
  language: string
  steps: string[]
}

const sharedPolicies = sql`policies where shared and ended_on is null`

export const opinionsServer: Pick<Handlers<typeof voicesApi, Ctx>, 'subjects' | 'opinions' | 'opineOn'> = {
  async subjects(_, { tx }) {
    const [policies, targets] = await Promise.all([
      tx.rows<Policy>(
        sql`select id, edition, title, language, steps from ${sharedPolicies} order by reviewed_on desc, id limit 50`,
      ),
      tx.rows<{ id: string; percent: number }>(
        sql`select indicator as id, percent from indicator_targets order by indicator`,
      ),
    ])
    return { policies, targets }
  },

  async opinions(_, { tx }) {
    return {
      opinions: await tx.rows<Row>(
        sql`select p.subject, p.id, p.value, o.name as house, p.opinion, p.words, p.said_on::text as on
          from council_opinions p join organisations o on o.id = p.organisation order by p.said_on desc, o.name limit 500`,
      ),
    }
  },

  async opineOn({ subject, id, value, opinion, words }, ctx) {
    if (!(await isCouncil(ctx))) throw new Problem('refused', { because: 'not-your-side' })
    const now = await ctx.tx.maybe<{ value: number }>(
      subject === 'policy'
        ? sql`select edition as value from ${sharedPolicies} and id::text = ${id}`
        : sql`select percent as value from indicator_targets where indicator = ${id}`,
    )
    if (!now) throw new Problem('not-found')
    // It was changed while they talked about it: they read it again first.
    if (now.value !== value) throw new Problem('stale')
    await ctx.tx
      .run(sql`insert into council_opinions (subject, id, value, organisation, opinion, words, said_on)
      values (${subject}, ${id}, ${value}, ${staffOf(ctx).organisation}, ${opinion}, ${words}, ${today(ctx)}::date)
      on conflict (subject, id, value, organisation) do update set opinion = excluded.opinion, words = excluded.words, said_on = excluded.said_on`)
    return { id }
  },
}
