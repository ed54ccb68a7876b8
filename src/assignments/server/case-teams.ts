// A case goes to a team of the house that carries it, in one transaction: the signed statement, checked as everybody else checks it,
// the team's keys, and the rows that follow from it. New keys, which shut out whoever is not in the team, are its members' to make.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { addToChain } from '../../cases/server/case-chain.ts'
import { keepHeader } from '../../cases/server/cases.ts'
import { draftsOn } from '../../cases/server/drafts-on.ts'
import { onlyFor, storeWraps } from '../../cases/server/keys.ts'
import { consentFeature } from '../../consent/server/consents.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { carriedParts } from '../../sealing/case-readers.ts'
import { executeMove } from '../../tracks/execute.ts'
import type { caseTeamsApi } from '../case-teams-api.ts'

/** How many cases are named at once: a small batch, so that it can be interrupted anywhere. */
const batch = 20

/** Consents with the team that its carrying makes needless end, as in the chain. */
async function endNeedless(
  ctx: Ctx,
  caseId: string,
  circle: number,
  carried: readonly string[],
): Promise<void> {
  const over = await ctx.tx.rows<{ id: string }>(
    sql`select t.id from consents a join tracks t on t.id = a.track where a.case_id = ${caseId}
      and t.counterparty_circle = ${circle} and t.state = 'granted' and a.compartments <@ ${[...carried]}::text[]
      order by t.opened_at, t.id for update of t`,
  )
  for (const { id } of over)
    await executeMove({ ...ctx, ifMatch: undefined }, consentFeature, {
      move: 'become_carrier',
      track: id,
      proven: ['holder'],
    })
}

/** `ofTheHouse` are the clocks that are owed by the house in which somebody sleeps, whoever carries their case. */
export const caseTeamsServer = (ofTheHouse: readonly string[]): Handlers<typeof caseTeamsApi, Ctx> => ({
  async openToHouse({ after }, ctx) {
    const rows = await ctx.tx.rows<{ id: string; total: number }>(sql`
      select c.id, (count(*) over ())::int as total from cases c join circles k on k.id = c.owner_circle
      where k.kind = 'organisation' and k.id = any (${[...staffOf(ctx).circles]}) and c.state <> 'erased'
        and c.id > ${after ?? '00000000-0000-0000-0000-000000000000'} order by c.id limit ${batch}`)
    if (rows[0] || after !== undefined) return { cases: rows.map(({ id }) => id), total: rows[0]?.total ?? 0 }
    // Whoever reaches none of them, and can make a team, is told how many there are.
    const { total } = await ctx.tx.one<{ total: number }>(sql`select app.open_to_house() as total`)
    return { cases: [], total }
  },

  async assign({ caseId, circle, statement, wraps, header }, ctx) {
    const me = staffOf(ctx)
    ctx.about(caseId)
    // Locked, so that nobody hands it on meanwhile.
    const { owner } = await ctx.tx.one<{ owner: number }>(
      sql`select owner_circle as owner from cases where id = ${caseId} for update`,
    )
    if (!me.circles.includes(owner)) throw new Problem('refused', { because: 'not-your-side' })
    onlyFor([circle], wraps)
    const { before } = await addToChain(ctx, caseId, statement, { t: 'assign', circle })
    await endNeedless(ctx, caseId, circle, carriedParts(before))
    await storeWraps(ctx, caseId, wraps, { again: true })
    if (header) await keepHeader(ctx, caseId, header)
    const named = await draftsOn(ctx.tx, caseId, 'of the carrier')
    const left = await ctx.tx.rows<{ user: string }>(
      sql`select app.assign_case(${caseId}, ${circle}, ${[...ofTheHouse]}, ${named}) as user`,
    )
    return { carrier: circle, workersLeft: left.map(({ user }) => user) }
  },
})
