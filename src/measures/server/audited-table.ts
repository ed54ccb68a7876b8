// A table of exact numbers in which small cells are left out, checked against every table that was published before of the same people.

import { sql } from '../../database/sql.ts'
import { thisMonth, type Ctx } from '../../http/context.ts'
import { protectTable, type Protected } from '../../statistics/protect-table.ts'
import type { Cell, Count, Table } from '../../statistics/tables.ts'
import { monthsBetween } from '../months.ts'
import { roundedTo } from '../accuracy.ts'
import { figureAttributes, isOfPeople, type FigureAttribute } from '../figure-codes.ts'
import { threshold } from '../../api/threshold.ts'

export interface Asked {
  attribute: FigureAttribute
  across: FigureAttribute | null
  /** First days of months, both counted. */
  from: string
  to: string
}

const attributesOf = ({ attribute, across }: Asked): FigureAttribute[] =>
  across ? [attribute, across] : [attribute]

const shapeOf = (asked: Asked) => ({
  attributes: attributesOf(asked),
  periods: monthsBetween(asked.from, asked.to),
})

/** True counts of attributes that are crossed, by month. */
export function countsOf(ctx: Ctx, attributes: readonly FigureAttribute[]): Promise<Count[]> {
  const running = thisMonth(ctx)
  return ctx.tx.rows<Count>(
    isOfPeople(attributes[0]!)
      ? sql`select month as period, codes, n from app.people_crossed(${running}::date, ${attributes})`
      : sql`select month as period, codes, n from app.found_crossed(${running}::date, ${attributes})`,
  )
}

/** Tables that were published before with exact numbers, of the same people, and are linked with this one by months, over others too. */
async function formerTables(ctx: Ctx, asked: Asked): Promise<Table[]> {
  const rows = await ctx.tx.rows<Asked & { cells: Cell[] }>(
    sql`select attribute, across, from_month as "from", to_month as "to", cells from figure_releases
      where method = 'audited' and cells is not null order by signed_at, id`,
  )
  const alike = rows.filter(({ attribute }) => isOfPeople(attribute) === isOfPeople(asked.attribute))
  const linked = new Set<Asked>([asked])
  for (const one of linked)
    for (const row of alike) if (row.from <= one.to && one.from <= row.to) linked.add(row)
  return alike.filter((row) => linked.has(row)).map((row) => ({ ...shapeOf(row), cells: row.cells }))
}

export interface Audited {
  protected: Protected
  compared: number
}

export async function auditedTable(ctx: Ctx, asked: Asked): Promise<Audited> {
  const former = await formerTables(ctx, asked)
  const wanted = [shapeOf(asked), ...former].map(({ attributes }) => attributes as FigureAttribute[])
  const counted = new Map<string, Count[]>()
  // Differences between two tables are looked at by what both of them cross.
  const shared = wanted.flatMap((one) => wanted.map((other) => one.filter((name) => other.includes(name))))
  for (const attributes of [...wanted, ...shared])
    if (attributes.length > 0 && !counted.has(attributes.join()))
      counted.set(attributes.join(), await countsOf(ctx, attributes))
  const total = counted.get(wanted[0]!.join())!.map(({ period, n }) => ({ period, codes: [], n }))
  return {
    protected: await protectTable(shapeOf(asked), former, {
      domain: figureAttributes,
      counts: (attributes) => (attributes.length === 0 ? total : counted.get(attributes.join())!),
      least: threshold,
      base: roundedTo,
    }),
    compared: former.length,
  }
}
