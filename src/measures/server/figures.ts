// Publishes a table after a second person has signed: true counts are read, and noise is drawn and paid for, or small cells are left out,
// in one transaction.

import { v7 as newId } from 'uuid'
import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, thisMonth, today, type Ctx } from '../../http/context.ts'
import { epsilonFor, varianceFor, measurements } from '../../statistics/concentrated-privacy.ts'
import { discreteGaussian } from '../../statistics/discrete-gaussian.ts'
import { noisyTable } from '../../statistics/marginals.ts'
import { accuracies, accuracyNames, delta, roundedTo, yearlyCost, type Method } from '../accuracy.ts'
import type { figuresApi, Release } from '../api/figures.ts'
import { canCross, figureAttributes, type FigureAttribute } from '../figure-codes.ts'
import { auditedTable, countsOf, type Asked } from './audited-table.ts'
import { crossedErrors, errorOf } from './error-of.ts'

interface Sum {
  month: string
  attribute: FigureAttribute
  code: string
  n: number
}

interface Row extends Asked {
  id: string
  method: Method
  rho: number | null
  asked_by: string
  signed_at: Date | null
  cells: Release['cells']
}

const yearOf = (ctx: Ctx): number => Number(today(ctx).slice(0, 4))
type Shape = Pick<Asked, 'attribute' | 'across'>
const costOf = (shape: Shape, rho: number) => ({
  rho,
  error: errorOf(shape, rho),
  epsilon: epsilonFor(rho, delta),
})
const costOfRow = ({ rho, ...shape }: Shape & { rho: number | null }) =>
  rho === null ? { rho, error: roundedTo - 1, epsilon: null } : costOf(shape, rho)

/** Counts of whole months that are over. */
const sumsOf = (ctx: Ctx): Promise<Sum[]> =>
  ctx.tx.rows<Sum>(sql`select month, attribute, code, n from app.people_counted(${thisMonth(ctx)}::date)
    union all select month, attribute, code, n from app.found_counted(${thisMonth(ctx)}::date)`)

/** Every code of the list, whether anybody has it or not: which are missing would say something. */
const noisy = (
  sums: readonly Sum[],
  { attribute, from, to }: Row,
  rho: number,
): NonNullable<Release['cells']> =>
  figureAttributes[attribute].map((code) => {
    const n = sums
      .filter(
        (one) => one.attribute === attribute && one.code === code && one.month >= from && one.month <= to,
      )
      .reduce((sum, one) => sum + one.n, 0)
    return { codes: [code], n: Math.max(0, n + Number(discreteGaussian(varianceFor(rho)))) }
  })

/** The same of two attributes that are crossed, with all of its totals: measured together, so that nothing in it contradicts anything. */
async function noisyCrossed(ctx: Ctx, row: Row, across: FigureAttribute, rho: number) {
  const [rows, columns]: (readonly string[])[] = [figureAttributes[row.attribute], figureAttributes[across]]
  const counted = (await countsOf(ctx, [row.attribute, across])).filter(
    ({ period }) => period >= row.from && period <= row.to,
  )
  const counts = rows!.map((one) =>
    columns!.map((other) =>
      counted
        .filter(({ codes: [a, b] }) => a === one && b === other)
        .reduce((sum, { n }) => sum + BigInt(n), 0n),
    ),
  )
  const told = noisyTable(counts, varianceFor(rho / measurements))
  const sumOf = (all: readonly bigint[]) => Number(all.reduce((sum, one) => sum + one, 0n))
  return [
    ...told.flatMap((cells, a) => [
      ...cells.map((n, b) => ({ codes: [rows![a]!, columns![b]!], n: Number(n) })),
      { codes: [rows![a]!, null], n: sumOf(cells) },
    ]),
    ...columns!.map((code, b) => ({ codes: [null, code], n: sumOf(told.map((cells) => cells[b]!)) })),
    { codes: [null, null], n: sumOf(told.flat()) },
  ]
}

/** Whole months that are over, and two attributes of the same people. */
function check({ attribute, across, from, to }: Asked, ctx: Ctx): void {
  if (from > to || to >= thisMonth(ctx)) throw new Problem('refused', { because: 'month-not-over' })
  if (across && !canCross(attribute, across)) throw new Problem('refused', { because: 'cannot-cross' })
}

/** Draws the noise of a table and pays for it. */
async function drawn(row: Row, rho: number, ctx: Ctx) {
  const ledger = newId()
  const isPaid = await ctx.tx.holds(
    sql`app.spend_privacy(${ledger}, ${yearOf(ctx)}, ${rho}, ${yearlyCost}, ${ctx.now})`,
  )
  if (!isPaid) throw new Problem('refused', { because: 'privacy-spent' })
  const cells = row.across
    ? await noisyCrossed(ctx, row, row.across, rho)
    : noisy(await sumsOf(ctx), row, rho)
  return { ledger, cells }
}

/** Leaves out what could be found. One after the other: two at the same moment would not know of each other. */
async function leftOut(row: Row, ctx: Ctx) {
  await ctx.tx.run(sql`select pg_advisory_xact_lock(hashtext('continuum.audited-figures'))`)
  const { protected: done } = await auditedTable(ctx, row)
  if ('refused' in done) throw new Problem('refused', { because: `figures-${done.refused}` })
  return { ledger: null, cells: done.table.cells }
}

const columns = sql`id, attribute, across, method, from_month as "from", to_month as "to", rho, asked_by, signed_at, cells`

export const figuresServer: Handlers<typeof figuresApi, Ctx> = {
  async list(_input, ctx) {
    const [rows, sums, budget] = await Promise.all([
      ctx.tx.rows<Row>(sql`select ${columns} from figure_releases order by asked_at desc, id limit 400`),
      sumsOf(ctx),
      ctx.tx.maybe<{ ceiling: number; spent: number }>(
        sql`select ceiling, spent from privacy_budgets where purpose = 'figures' and year = ${yearOf(ctx)}`,
      ),
    ])
    return {
      releases: rows.map(({ asked_by, signed_at, rho, ...row }) => ({
        ...row,
        ...costOfRow({ ...row, rho }),
        askedByMe: asked_by === staffOf(ctx).id,
        publishedAt: signed_at?.toISOString() ?? null,
      })),
      months: [...new Set(sums.map(({ month }) => month))].toSorted(),
      accuracies: accuracyNames.map((accuracy) => ({
        accuracy,
        ...costOf({ attribute: 'age', across: null }, accuracies[accuracy]),
        crossed: crossedErrors(accuracies[accuracy]),
      })),
      budget: { year: yearOf(ctx), ceiling: yearlyCost, spent: 0, ...budget },
    }
  },

  async preview(input, ctx) {
    const asked = input as Asked
    check(asked, ctx)
    const { protected: done, compared } = await auditedTable(ctx, asked)
    const common = { compared, error: roundedTo - 1 }
    if ('refused' in done) return { ...common, refused: done.refused, cells: 0, leftOut: 0, attacked: 0 }
    const { cells } = done.table
    const gone = cells.filter(({ n }) => n === null).length
    return { ...common, refused: null, cells: cells.length, leftOut: gone, attacked: done.audit.attacked }
  },

  async ask({ id, accuracy, ...input }, ctx) {
    ctx.about(id)
    const asked = input as Asked
    check(asked, ctx)
    const { attribute, across, from, to } = asked
    await ctx.tx
      .run(sql`insert into figure_releases (id, attribute, across, method, from_month, to_month, rho, asked_by, asked_at)
      values (${id}, ${attribute}, ${across}, ${accuracy ? 'noise' : 'audited'}, ${from}, ${to},
        ${accuracy && accuracies[accuracy]}, ${staffOf(ctx).id}, ${ctx.now})`)
    return { isAsked: true }
  },

  async sign({ id }, ctx) {
    ctx.about(id)
    const me = staffOf(ctx).id
    const row = await ctx.tx.one<Row>(
      sql`select ${columns} from figure_releases where id = ${id} and signed_by is null`,
    )
    if (row.asked_by === me) throw new Problem('refused', { because: 'another-signs' })
    const { ledger, cells } = row.rho === null ? await leftOut(row, ctx) : await drawn(row, row.rho, ctx)
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
