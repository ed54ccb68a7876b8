// Where to look next, on the server: sums of a year that is over, and none of a few.

import { Temporal } from 'temporal-polyfill'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { thisMonth, type Ctx } from '../../http/context.ts'
import type { sections } from '../../identification/sections.ts'
import type { venues } from '../../identification/venues.ts'
import type { visitsApi } from '../api.ts'

/** Three things are said together, so that fewer than this of a kind are not told. */
const threshold = 5

interface Row {
  section: (typeof sections)[number]
  district: string
  venue: (typeof venues)[number]
  n: number
  last_visit: string | null
}

export const whereNext: Handlers<typeof visitsApi, Ctx>['whereNext'] = async (_input, ctx) => {
  // A month that is not over would show, looked at twice, what came in between.
  const before = thisMonth(ctx)
  const since = Temporal.PlainDate.from(before).subtract({ months: 12 }).toString()
  const rows = await ctx.tx.rows<Row>(
    sql`select section, district, venue, n::int, last_visit from app.where_next(${since}::date, ${before}::date, ${threshold})`,
  )
  return {
    threshold,
    places: rows.map(({ n, last_visit, ...row }) => ({ ...row, count: n, lastVisit: last_visit })),
  }
}
