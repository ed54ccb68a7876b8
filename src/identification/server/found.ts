// Where people are met, on the server: a fact waits locked until the night, and only sums come out. Nobody's name stands beside one.

import type { Handlers } from '../../api/endpoint.ts'
import { as } from '../../database/as.ts'
import { locked } from '../../database/locked.ts'
import type { Database } from '../../database/open.ts'
import { json, sql } from '../../database/sql.ts'
import { staffOf, thisMonth, type Ctx } from '../../http/context.ts'
import { professionOf } from '../../api/professions.ts'
import type { foundApi } from '../found-api.ts'

export const foundServer: Handlers<typeof foundApi, Ctx> = {
  count({ id, ...found }, ctx) {
    const profession = professionOf(staffOf(ctx).roles)
    return ctx.tx.one<{ kept: boolean }>(
      sql`select app.count_found(${id}, ${thisMonth(ctx)}::date, ${locked({ ...found, profession })}) as kept`,
    )
  },
}

/** Puts down what waits and mixes all of it; changes nothing where nothing waits. */
export const mixFound = (database: Pick<Database, 'pool'>): Promise<void> =>
  as(database, { kind: 'system' }, async (tx) => {
    const came = await tx.rows<{ id: string; month: string; fact: Record<string, string> }>(
      sql`select id, month, fact from app.take_found()`,
    )
    if (came.length === 0) return
    const facts = came.map(({ id, month, fact }) => ({ id, month, ...fact }))
    await tx.one(sql`select app.mix_found(${json(facts)}::jsonb)`)
  })
