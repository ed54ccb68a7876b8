// What the server does for sheets on paper: it remembers by which hash they are found and which circles are sealed to them. What
// stands on them never comes here.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { addToLog, logsOf, readSent } from './log.ts'
import { hashOfLocator } from './organisations.ts'
import type { recoverySharesApi } from '../api/recovery-shares.ts'

export interface EpochRow {
  circle: number
  epoch: number
  commitment: Buffer
  previous_box: Buffer | null
  recovery_seed: Buffer | null
}

/** An epoch as it is handed to whoever holds two sheets. */
export const onPaper = (row: EpochRow) => ({
  circleId: row.circle,
  epoch: row.epoch,
  commit: base64url(row.commitment),
  ...(row.previous_box ? { previous: base64url(row.previous_box) } : {}),
  ...(row.recovery_seed ? { recoverySeed: base64url(row.recovery_seed) } : {}),
})

/** Which sheets the own organisation's log names now. */
async function namedIn(ctx: Ctx): Promise<number | null> {
  const home = staffOf(ctx).organisation
  return (await logsOf(ctx, [home])).get(home)?.now.recovery?.n ?? null
}

/** Problem `stale` where others were named meanwhile. */
async function mustBeNamed(ctx: Ctx, named: number): Promise<void> {
  if ((await namedIn(ctx)) !== named) throw new Problem('stale')
}

export const recoverySharesServer: Handlers<typeof recoverySharesApi, Ctx> = {
  async read(_input, ctx) {
    const home = staffOf(ctx).organisation
    const named = await namedIn(ctx)
    const [made, { by }, circles] = await Promise.all([
      ctx.tx.maybe<{ drilled_at: Date | null }>(
        sql`select drilled_at from recovery_sheets where organisation = ${home} and n = ${named}`,
      ),
      ctx.tx.one<{ by: Date | null }>(sql`select app.recovery_drill_by(${ctx.now}) as by`),
      ctx.tx.rows<{
        circle: number
        epoch: number
        sealed: boolean
      }>(sql`select c.id as circle, e.epoch, e.recovery_seed is not null and e.recovery_n is not distinct from ${named} as sealed
        from circles c join circle_epochs e on e.circle = c.id and e.epoch = c.epoch where c.organisation = ${home} order by c.id`),
    ])
    return {
      named,
      drilledAt: made?.drilled_at?.toISOString() ?? null,
      firstDrillBy: by?.toISOString() ?? null,
      circles,
    }
  },

  async name({ locator, statement }, ctx) {
    const { n } = readSent(statement)
    const log = await addToLog(ctx, statement, { t: 'recovery' })
    await ctx.tx.run(
      sql`insert into recovery_sheets (organisation, n, locator_hash) values (${staffOf(ctx).organisation}, ${n}, ${hashOfLocator(locator)})`,
    )
    return { waits: log.recovery?.n !== n }
  },

  async seal({ named, seeds }, ctx) {
    await mustBeNamed(ctx, named)
    // Row-level security lets through the circles that the caller is in; a newer epoch is sealed by whoever made it.
    const sealed = await Promise.all(
      seeds.map(({ circle, epoch, recoverySeed }) =>
        ctx.tx.run(sql`update circle_epochs set recovery_seed = ${bytes(recoverySeed)}, recovery_n = ${named}
          where circle = ${circle} and epoch = ${epoch} and epoch = (select c.epoch from circles c where c.id = ${circle})`),
      ),
    )
    return { sealed: sealed.reduce((sum, one) => sum + one, 0) }
  },

  async circles(_input, ctx) {
    const rows = await ctx.tx.rows<EpochRow>(sql`
      select e.circle, e.epoch, e.commitment, e.previous_box, case when e.recovery_n = ${await namedIn(ctx)} then e.recovery_seed end as recovery_seed
      from circle_epochs e join circles c on c.id = e.circle where c.organisation = ${staffOf(ctx).organisation} order by e.circle, e.epoch`)
    return { circles: rows.map(onPaper) }
  },

  async recordDrill({ named }, ctx) {
    await mustBeNamed(ctx, named)
    await ctx.tx.run(sql`update recovery_sheets set drilled_at = ${ctx.now}
      where organisation = ${staffOf(ctx).organisation} and n = ${named}`)
    return { drilledAt: ctx.now.toISOString() }
  },
}
