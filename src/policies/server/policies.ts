// Policies on the server. Who may write, share and look at one is decided by the database.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { policiesApi } from '../api.ts'
import { mayShare, mustBeAhead, mustWorkHere } from './checks.ts'

interface Row {
  id: string
  version: number
  edition: number
  organisation: number
  house: string
  shared: boolean
  kinds: string[]
  language: string
  title: string
  steps: string[]
  owner: string | null
  review_on: string
  reviewed_on: string
}

export const policiesServer: Handlers<typeof policiesApi, Ctx> = {
  async list(_input, ctx) {
    const { organisation } = staffOf(ctx)
    const rows = await ctx.tx
      .rows<Row>(sql`select p.id, p.version, p.edition, p.organisation, o.name as house, p.shared, p.kinds, p.language, p.title, p.steps, p.owner,
        p.review_on::text as review_on, p.reviewed_on::text as reviewed_on
      from policies p join organisations o on o.id = p.organisation where p.ended_on is null order by p.review_on, p.id limit 200`)
    return {
      policies: rows.map(({ organisation: of, owner, review_on, reviewed_on, ...row }) => ({
        ...row,
        owner: of === organisation ? owner : null,
        reviewOn: review_on,
        reviewedOn: reviewed_on,
        isOurs: of === organisation,
      })),
    }
  },

  async write({ id, shared, kinds, language, title, steps, owner, reviewOn }, ctx) {
    ctx.about(id)
    mayShare(ctx, shared)
    mustBeAhead(ctx, reviewOn)
    await mustWorkHere(ctx, owner)
    await ctx.tx
      .run(sql`insert into policies (id, organisation, shared, kinds, language, title, steps, owner, review_on, reviewed_on)
      values (${id}, ${staffOf(ctx).organisation}, ${shared}, ${[...new Set(kinds)]}, ${language}, ${title}, ${steps}, ${owner},
        ${reviewOn}::date, ${today(ctx)}::date)`)
    return { id }
  },

  async change({ id, shared, kinds, language, title, steps, owner, reviewOn }, ctx) {
    ctx.about(id)
    mayShare(ctx, shared)
    mustBeAhead(ctx, reviewOn)
    await mustWorkHere(ctx, owner)
    const was = await ctx.tx.maybe<{ version: number }>(
      sql`select version from policies where id = ${id} and organisation = ${staffOf(ctx).organisation} and ended_on is null for update`,
    )
    if (!was) throw new Problem('not-found')
    if (was.version !== ctx.ifMatch) throw new Problem('stale')
    const of = [...new Set(kinds)]
    // An opinion of the council is of words: another day or owner leaves it where it is.
    const { version } = await ctx.tx.one<{ version: number }>(
      sql`update policies set shared = ${shared}, kinds = ${of}, language = ${language}, title = ${title}, steps = ${steps},
        owner = ${owner}, review_on = ${reviewOn}::date, reviewed_on = ${today(ctx)}::date,
        version = version + 1, edition = edition + ((kinds, language, title, steps) is distinct from (${of}::text[], ${language}::text, ${title}::text, ${steps}::text[]))::int
      where id = ${id} returning version`,
    )
    return { id, version }
  },

  async review({ id, reviewOn }, ctx) {
    ctx.about(id)
    mustBeAhead(ctx, reviewOn)
    const looked = await ctx.tx.run(
      sql`update policies set review_on = ${reviewOn}::date, reviewed_on = ${today(ctx)}::date where id = ${id} and ended_on is null`,
    )
    if (looked === 0) throw new Problem('not-found')
    return { id }
  },

  async end({ id }, ctx) {
    ctx.about(id)
    const ended = await ctx.tx.run(
      sql`update policies set ended_on = ${today(ctx)}::date where id = ${id} and ended_on is null`,
    )
    if (ended === 0) throw new Problem('not-found')
    return { id }
  },
}
