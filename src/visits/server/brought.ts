// What telephones bring from a visit. Every id was made there; what comes again is answered as it was the first time.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { visitsApi } from '../api.ts'
import type { bedStates } from '../outcomes.ts'

/** Refuses whoever did not go along, in the words of who knows of no visit. */
async function mustHear(ctx: Ctx, visit: string): Promise<void> {
  ctx.about(visit)
  // Two telephones that bring at once: each receipt has a number of its own.
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${visit}, 0))`)
  if (!(await ctx.tx.holds(sql`app.hears_visit(${visit})`))) throw new Problem('not-found')
}

export const broughtServer: Pick<Handlers<typeof visitsApi, Ctx>, 'bring' | 'giveBed' | 'rows'> = {
  async bring({ visit, row, ciphertext }, ctx) {
    await mustHear(ctx, visit)
    const { id: me } = staffOf(ctx)
    const there = await ctx.tx.maybe<{ receipt: number; same: boolean }>(
      sql`select receipt, visit = ${visit} and ciphertext = ${bytes(ciphertext)} as same from visit_rows where id = ${row}`,
    )
    if (there && !there.same) throw new Problem('conflict')
    if (there) return { receipt: there.receipt }
    return ctx.tx.one<{
      receipt: number
    }>(sql`insert into visit_rows (id, visit, brought_by, receipt, ciphertext, brought_on)
      select ${row}, ${visit}, ${me}, coalesce(max(receipt), 0) + 1, ${bytes(ciphertext)}, ${today(ctx)}::date from visit_rows
        where visit = ${visit} returning receipt`)
  },

  async giveBed({ visit, id, hold }, ctx) {
    await mustHear(ctx, visit)
    const { id: me } = staffOf(ctx)
    const there = await ctx.tx.maybe<{ state: (typeof bedStates)[number]; same: boolean }>(
      sql`select state, visit = ${visit} and hold = ${hold} as same from visit_beds where id = ${id}`,
    )
    if (there && !there.same) throw new Problem('conflict')
    if (there) return { state: there.state }
    await ctx.tx.one(sql`select 1 from bed_holds where id = ${hold} and visit = ${visit}`)
    const isGiven = await ctx.tx.holds(sql`app.give_held(${hold}, ${visit}, ${ctx.now})`)
    const state = isGiven ? ('given' as const) : ('not_confirmed' as const)
    await ctx.tx.run(sql`insert into visit_beds (id, visit, hold, brought_by, state, brought_on)
      values (${id}, ${visit}, ${hold}, ${me}, ${state}, ${today(ctx)}::date)`)
    return { state }
  },

  async rows({ visit }, ctx) {
    ctx.about(visit)
    if (!(await ctx.tx.holds(sql`app.hears_visit(${visit})`))) throw new Problem('not-found')
    const [rows, beds] = await Promise.all([
      ctx.tx.rows<{ id: string; brought_by: string; receipt: number; ciphertext: Buffer }>(
        sql`select id, brought_by, receipt, ciphertext from visit_rows where visit = ${visit} order by receipt limit 1000`,
      ),
      ctx.tx.rows<{ id: string; hold: string; state: (typeof bedStates)[number] }>(
        sql`select id, hold, state from visit_beds where visit = ${visit} order by id limit 1000`,
      ),
    ])
    return {
      rows: rows.map(({ id, brought_by, receipt, ciphertext }) => ({
        row: id,
        broughtBy: brought_by,
        receipt,
        ciphertext: base64url(ciphertext),
      })),
      beds,
    }
  },
}
