// The cases of a list, page by page: one scan of an index for each of my circles, in the order in which something happened last as far as I can
// see it (docs/decisions/0037), or the other way round; mine are those on which I work.
import { afterInstant, cursorOf, readCursor } from '../../api/cursor.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { Statement as Signed } from '../../sealing/chain.ts'
import type { casesApi } from '../api.ts'
import { riskSeen, type CaseRow } from './presenters.ts'
import { lastFacts } from './signed-moves.ts'

export const listCases: Handlers<typeof casesApi, Ctx>['list'] = async (
  { state, whose, order, after },
  ctx,
) => {
  const { id: me, organisation, circles } = staffOf(ctx)
  const isNewest = order === 'newest'
  const [at, id] = after
    ? readCursor(after, afterInstant)
    : isNewest
      ? ['9999-12-31T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
      : ['0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000']
  const start = sql`(${at}::timestamptz, ${id}::uuid)`
  const from = isNewest ? sql`(updated_at, case_id) < ${start}` : sql`(updated_at, case_id) > ${start}`
  const [inner, outer] = isNewest
    ? [sql`updated_at desc, case_id desc`, sql`a.updated_at desc, c.id desc`]
    : [sql`updated_at, case_id`, sql`a.updated_at, c.id`]
  const mine = sql`and exists (select from case_workers w where w.case_id = seen.case_id and w.user_id = ${me})`
  const rows = await ctx.tx.rows<
    CaseRow & { signed: Signed | null; worker: string | null }
  >(sql`select c.id, c.reference, c.state, ${riskSeen}, c.language, c.age_group, c.owner_circle, c.opened_at, a.updated_at,
      ${lastFacts(sql`c.id`)} as signed,
      (select w.user_id from case_workers w where w.case_id = c.id and w.organisation = ${organisation} and w.position = 'worker') as worker
    from unnest(${[...circles]}::int[]) mine(circle) cross join lateral (
      select case_id, updated_at from case_access seen where circle = mine.circle and state = ${state} and ${from}
        ${whose === 'mine' ? mine : sql``}
        and not exists (select from case_access other where other.case_id = seen.case_id and other.circle = any (${[...circles]}::int[])
          and (other.updated_at, other.circle) > (seen.updated_at, seen.circle))
      order by ${inner} limit 51) a
    join cases c on c.id = a.case_id order by ${outer} limit 51`)
  const seen = new Set<string>()
  const page = rows.filter((row) => !seen.has(row.id) && seen.add(row.id)).slice(0, 50)
  const last = page.at(-1)
  return {
    cases: page.map((row) => ({
      id: row.id,
      reference: row.reference,
      state: row.state,
      risk: row.risk,
      language: row.language,
      ageGroup: row.age_group,
      openedAt: row.opened_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      mine: circles.includes(row.owner_circle),
      signed: row.signed,
      worker: row.worker,
    })),
    next: rows.length > 50 && last ? cursorOf([last.updated_at.toISOString(), last.id]) : null,
  }
}
