// Publishes a table: true counts are read, noise is drawn, paid for and kept in one transaction, after a second person has signed.

import { v7 as newId } from 'uuid'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import { epsilonFor, errorAt95, varianceFor } from '../../statistics/concentrated-privacy.ts'
import { discreteGaussian } from '../../statistics/discrete-gaussian.ts'
import { accuracies, accuracyNames, delta, yearlyCost } from '../accuracy.ts'
import type { figuresApi, Release } from '../api/figures.ts'
import { figureAttributes, type FigureAttribute } from '../figure-codes.ts'

interface Sum {
  month: string
  attribute: FigureAttribute
  code: string
  n: number
}

interface Row {
  id: string
  attribute: FigureAttribute
  from: string
  to: string
  rho: number
  asked_by: string
  signed_at: Date | null
  cells: Release['cells']
}

const thisMonth = (ctx: Ctx): string => `${today(ctx).slice(0, 7)}-01`
const yearOf = (ctx: Ctx): number => Number(today(ctx).slice(0, 4))
const costOf = (rho: number) => ({ rho, error: errorAt95(rho), epsilon: epsilonFor(rho, delta) })

/** Counts of whole months that are over. */
const sumsOf = (ctx: Ctx): Promise<Sum[]> =>
  ctx.tx.rows<Sum>(sql`select month, attribute, code, n from app.people_counted(${thisMonth(ctx)}::date)
    union all select month, attribute, code, n from app.found_counted(${thisMonth(ctx)}::date)`)

/** Every code of the list, whether anybody has it or not: which are missing would say something. */
const noisy = (sums: readonly Sum[], { attribute, from, to, rho }: Row): NonNullable<Release['cells']> =>
  figureAttributes[attribute].map((code) => {
    const n = sums
      .filter(
        (one) => one.attribute === attribute && one.code === code && one.month >= from && one.month <= to,
      )
      .reduce((sum, one) => sum + one.n, 0)
    return { code, n: Math.max(0, n + Number(discreteGaussian(varianceFor(rho)))) }
  })

const columns = sql`id, attribute, from_month as "from", to_month as "to", rho, asked_by, signed_at, cells`

export const figuresServer: Handlers<typeof figuresApi, Ctx> = {
  async list(_input, ctx) {
    const [rows, sums, budget] = await Promise.all([
      ctx.tx.rows<Row>(sql`select ${columns} from figure_releases order by asked_at desc, id limit 100`),
      sumsOf(ctx),
      ctx.tx.maybe<{ ceiling: number; spent: number }>(
        sql`select ceiling, spent from privacy_budgets where purpose = 'figures' and year = ${yearOf(ctx)}`,
      ),
    ])
    return {
      releases: rows.map(({ asked_by, signed_at, rho, ...row }) => ({
        ...row,
        ...costOf(rho),
        askedByMe: asked_by === staffOf(ctx).id,
        publishedAt: signed_at?.toISOString() ?? null,
      })),
      months: [...new Set(sums.map(({ month }) => month))].toSorted(),
      accuracies: accuracyNames.map((accuracy) => ({ accuracy, ...costOf(accuracies[accuracy]) })),
      budget: { year: yearOf(ctx), ceiling: yearlyCost, spent: 0, ...budget },
    }
  },

  async ask({ id, attribute, from, to, accuracy }, ctx) {
    ctx.about(id)
    if (from > to || to >= thisMonth(ctx)) throw new Problem('refused', { because: 'month-not-over' })
    await ctx.tx
      .run(sql`insert into figure_releases (id, attribute, from_month, to_month, rho, asked_by, asked_at)
      values (${id}, ${attribute}, ${from}, ${to}, ${accuracies[accuracy]}, ${staffOf(ctx).id}, ${ctx.now})`)
    return { isAsked: true }
  },

  async sign({ id }, ctx) {
    ctx.about(id)
    const me = staffOf(ctx).id
    const row = await ctx.tx.one<Row>(
      sql`select ${columns} from figure_releases where id = ${id} and signed_by is null`,
    )
    if (row.asked_by === me) throw new Problem('refused', { because: 'another-signs' })
    const ledger = newId()
    const isPaid = await ctx.tx.holds(
      sql`app.spend_privacy(${ledger}, ${yearOf(ctx)}, ${row.rho}, ${yearlyCost}, ${ctx.now})`,
    )
    if (!isPaid) throw new Problem('refused', { because: 'privacy-spent' })
    const cells = noisy(await sumsOf(ctx), row)
    const signed = await ctx.tx
      .run(sql`update figure_releases set signed_by = ${me}, signed_at = ${ctx.now}, ledger = ${ledger}, cells = ${JSON.stringify(cells)}::jsonb
        where id = ${id} and signed_by is null`)
    // Somebody signed it a moment before: what was paid here is undone with the rest.
    if (signed === 0) throw new Problem('not-found')
    return { isPublished: true }
  },

  async takeBack({ id }, ctx) {
    ctx.about(id)
    const gone = await ctx.tx.run(sql`delete from figure_releases where id = ${id} and signed_by is null`)
    if (gone === 0) throw new Problem('not-found')
    return { isTakenBack: true }
  },
}
