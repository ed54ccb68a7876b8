// Reading pages that were given: which there are for us, and those of one case with the chain by which they are checked. Whoever was
// given pages alone sees by what name the case is spoken of, who carries it, and those pages: no part, no count, nothing later.
import { Problem } from '../../api/problem.ts'
import { chainOut, speakersIn } from '../../cases/server/case-chain.ts'
import { lookRole } from '../../cases/server/look-role.ts'
import { epochOut, wrapOut } from '../../cases/server/presenters.ts'
import { hiddenId } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { placeName } from '../../organisations/server/teams.ts'
import type { Handlers } from '../../api/endpoint.ts'
import type { consentApi } from '../api.ts'
import type { Consent } from '../model.ts'
import { pagesOf } from './given-pages.ts'
import { consentsOf } from './list-consents.ts'

interface GivenRow {
  case_id: string
  track: string
  reference: string
  name: string | null
  team: string | null
  purpose: Consent['purpose']
  until: string
  given_on: string | null
  pages: number
}

/** Whoever is shown a page has looked at the case: once a day on the person's page and in the trail. */
const look = (ctx: Ctx, caseId: string): Promise<number> => {
  const me = staffOf(ctx)
  return ctx.tx.run(sql`with seen as (insert into looks (case_id, user_id, organisation, role, day)
      values (${caseId}, ${me.id}, ${me.organisation}, ${lookRole(me)}, ${today(ctx)}::date) on conflict do nothing returning 1)
    select audit.append(${me.organisation}, ${me.handle}, 'page.read', ${hiddenId(caseId, me.organisation, ctx.now)}, null, ${ctx.now}) from seen`)
}

export const pagesServer: Pick<Handlers<typeof consentApi, Ctx>, 'given' | 'pages'> = {
  async given(_input, ctx) {
    const rows = await ctx.tx
      .rows<GivenRow>(sql`select c.case_id, c.track, h.reference, o.name, k.purpose as team, c.purpose,
        c.valid_until as until, c.given_on, c.pages
      from consents c join tracks t on t.id = c.track cross join lateral app.page_head(c.case_id) h
      left join circles k on k.id = t.owner_circle left join organisations o on o.id = k.organisation
      where c.recipient = any (${[...staffOf(ctx).circles]}::int[]) and c.pages > 0 and t.state = 'granted' and c.valid_until >= ${today(ctx)}::date
        and exists (select 1 from page_wraps w where w.consent_track = c.track)
      order by c.given_on desc nulls last, c.track desc limit 200`)
    return {
      given: rows.map(({ case_id, name, team, given_on, ...row }) => ({
        ...row,
        caseId: case_id,
        from: placeName(ctx, name, team),
        givenOn: given_on,
      })),
    }
  },

  async pages({ caseId }, ctx) {
    const { tx } = ctx
    const mine = [...staffOf(ctx).circles]
    const [head, pages, consents, chain, epochs, wraps] = await Promise.all([
      tx.maybe<{ reference: string; name: string | null; team: string | null }>(
        sql`select h.reference, o.name, k.purpose as team from app.page_head(${caseId}) h
          left join circles k on k.id = h.carrier left join organisations o on o.id = k.organisation`,
      ),
      pagesOf(ctx, caseId),
      consentsOf(ctx, caseId),
      tx.rows<Parameters<typeof chainOut>[0]>(
        sql`select n, hash, body, signature from app.case_chain(${caseId})`,
      ),
      tx.rows<Parameters<typeof epochOut>[0]>(
        sql`select compartment, epoch, commitment, previous_box from compartments where case_id = ${caseId} order by compartment, epoch desc`,
      ),
      tx.rows<Parameters<typeof wrapOut>[0]>(
        sql`select compartment, epoch, circle, wrap from wraps where case_id = ${caseId} and circle = any (${mine})`,
      ),
    ])
    if (!head) throw new Problem('not-found')
    await look(ctx, caseId)
    const statements = chain.map(chainOut)
    return {
      reference: head.reference,
      carrier: placeName(ctx, head.name, head.team),
      consents: consents.filter((one) => one.pages > 0 && one.state === 'granted'),
      pages,
      epochs: epochs.map(epochOut),
      wraps: wraps.map(wrapOut),
      statements,
      logs: speakersIn(statements),
    }
  },
}
