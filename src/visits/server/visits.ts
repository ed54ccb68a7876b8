// A visit's plan on the server: coarse codes, a key of which only the public half can be read here, and what the houses said.

import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { bedHoldsServer } from '../../shelter/server/holds.ts'
import type { visitsApi } from '../api.ts'
import type { sections } from '../../identification/sections.ts'
import type { teamCodes } from '../visit.ts'
import { broughtServer } from './brought.ts'
import { whereNext } from './where-next.ts'

interface PlanRow {
  circle: number
  planned_by: string
  section: (typeof sections)[number]
  district: string | null
  day: string
  language: string
  second_language: string | null
  team: (typeof teamCodes)[number][]
  check_in_at: Date
  public_key: Buffer
  key_wrap: Buffer
  key_signature: Buffer
}

export const visitsServer: Handlers<typeof visitsApi, Ctx> = {
  ...broughtServer,
  whereNext,

  async plan({ visit, members, holds, ...plan }, ctx) {
    ctx.about(visit)
    const { id: me } = staffOf(ctx)
    const { owner } = await ctx.tx.one<{ owner: number }>(
      sql`select owner_circle as owner from tracks where id = ${visit} and kind = 'visit'`,
    )
    await ctx.tx
      .run(sql`insert into visit_plans (visit, circle, planned_by, section, district, day, language, second_language, team, check_in_at,
        public_key, key_wrap, key_signature)
      values (${visit}, ${owner}, ${me}, ${plan.section}, ${plan.district}, ${plan.day}::date, ${plan.language}, ${plan.secondLanguage},
        ${plan.team}::text[], ${new Date(plan.checkInAt)}, ${bytes(plan.publicKey)}, ${bytes(plan.keyWrap)}, ${bytes(plan.keySignature)})`)
    const all = [...new Set([me, ...members])]
    await ctx.tx.run(
      sql`insert into visit_members (visit, user_id) select ${visit}, one from unnest(${all}::uuid[]) one order by one`,
    )
    for (const hold of holds) await bedHoldsServer.ask({ visit, ...hold }, ctx)
    ctx.about(visit)
    return { visit }
  },

  async read({ visit }, ctx) {
    await ctx.tx.one(sql`select 1 from tracks where id = ${visit} and kind = 'visit'`)
    const row = await ctx.tx.maybe<PlanRow>(
      sql`select circle, planned_by, section, district, day, language, second_language, team, check_in_at, public_key, key_wrap, key_signature
        from visit_plans where visit = ${visit}`,
    )
    if (!row) return { plan: null }
    const members = await ctx.tx.rows<{ user_id: string }>(
      sql`select user_id from visit_members where visit = ${visit} order by user_id limit 100`,
    )
    const { section, district, day, language, team, circle } = row
    return {
      plan: {
        section,
        district,
        day,
        language,
        team,
        circle,
        secondLanguage: row.second_language,
        checkInAt: row.check_in_at.toISOString(),
        plannedBy: row.planned_by,
        publicKey: base64url(row.public_key),
        keyWrap: base64url(row.key_wrap),
        keySignature: base64url(row.key_signature),
        members: members.map(({ user_id }) => user_id),
      },
    }
  },
}
