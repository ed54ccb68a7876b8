// A request that its writer deletes: from the press on nobody reads it, for half a minute they can take that back, then it is gone.

import type { Handlers } from '../../api/endpoint.ts'
import { Problem } from '../../api/problem.ts'
import { as } from '../../database/as.ts'
import { sql, type Tx } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { systemContext } from '../../tracks/due.ts'
import { executeMove } from '../../tracks/execute.ts'
import type { JobParts } from '../../tracks/feature.ts'
import type { helpApi } from '../api.ts'
import { requestFeatures, requestKind } from './desks.ts'
import { asWorker, trackOf } from './writer.ts'

/** For how long a request that its writer deleted can be taken back. */
const leavingMs = 30_000

const stateOf = (tx: Tx, track: string) =>
  tx.one<{ state: string; version: number }>(sql`select state, version from tracks where id = ${track}`)

export const leavingHandlers: Pick<Handlers<typeof helpApi, Ctx>, 'delete' | 'keep'> = {
  async delete({ locator, by }, ctx) {
    const track = await trackOf(ctx, { locator, by }, 'leave')
    const { now } = ctx
    return asWorker(ctx, async () => {
      // From now on nobody reads it. Its clocks go on for the half minute, so that nothing is missed where it stays.
      await ctx.tx.run(
        sql`update reports set leaves_at = ${new Date(now.getTime() + leavingMs)} where track = ${track}`,
      )
      return stateOf(ctx.tx, track)
    })
  },

  async keep({ locator, by }, ctx) {
    const track = await trackOf(ctx, { locator, by }, 'leave', true)
    const { now } = ctx
    return asWorker(ctx, async () => {
      const kept = await ctx.tx.run(
        sql`update reports set leaves_at = null where track = ${track} and leaves_at > ${now}`,
      )
      if (kept === 0) throw new Problem('not-found')
      return stateOf(ctx.tx, track)
    })
  },
}

/**
 * Deletes the requests whose writers asked for it half a minute ago, each in a transaction of its own. The words go; that there was a
 * request, and how it was handled, stays.
 */
export async function deleteLeaving({
  database,
  state,
}: Pick<JobParts, 'database' | 'state'>): Promise<void> {
  const now = state.now()
  const leaving = await as(database, { kind: 'system' }, (tx) =>
    tx.rows<{ track: string }>(sql`select track from reports where leaves_at <= ${now} order by leaves_at`),
  )
  for (const { track } of leaving)
    await as(database, { kind: 'system' }, async (tx) => {
      const ctx = systemContext(tx, now, state.network())
      const kind = await requestKind(tx, track)
      // Somebody at the desk may have closed it meanwhile.
      if ((await stateOf(tx, track)).state !== 'closed')
        await executeMove(ctx, requestFeatures[kind], { move: 'leave', track, proven: ['person'] })
      await tx.run(sql`delete from report_messages where track = ${track}`)
      await tx.run(sql`delete from reports where track = ${track}`)
    })
}
