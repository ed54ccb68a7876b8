// Keys of circles as rows: the epoch, and the seeds sealed to its members. The server passes them on and can open none.

import { Problem } from '../../api/problem.ts'
import { bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import type { Epoch } from '../model.ts'

/**
 * Stores a circle's next epoch and the seeds sealed to its members, and to the sheets that statement `named` names. `stale` where
 * somebody turned it first.
 */
export async function keepEpoch(ctx: Ctx, circle: number, next: Epoch, named?: number): Promise<void> {
  const rotated = await ctx.tx
    .run(sql`update circles set epoch = ${next.epoch}, public_key = ${bytes(next.publicKey)}, commitment = ${bytes(next.commit)}
    where id = ${circle} and organisation = ${staffOf(ctx).organisation} and (epoch = ${next.epoch - 1} or public_key is null)`)
  if (rotated === 0) throw new Problem('stale')
  await ctx.tx
    .run(sql`insert into circle_epochs (circle, epoch, public_key, commitment, previous_box, recovery_seed, recovery_n)
    values (${circle}, ${next.epoch}, ${bytes(next.publicKey)}, ${bytes(next.commit)}, ${next.previous ? bytes(next.previous) : null},
      ${next.recoverySeed ? bytes(next.recoverySeed) : null}, ${next.recoverySeed ? (named ?? null) : null})`)
  await keepSeeds(ctx, circle, next.epoch, next.seeds)
}

/** All at once: whoever makes a team for others may hand out its first key, and no second one. */
export const keepSeeds = (ctx: Ctx, circle: number, epoch: number, seeds: Epoch['seeds']) =>
  ctx.tx.run(sql`insert into circle_members (circle, user_id, epoch, sealed_seed)
    select ${circle}, s.id, ${epoch}, s.seed
    from unnest(${seeds.map((one) => one.memberId)}::uuid[], ${seeds.map((one) => bytes(one.sealedSeed))}::bytea[]) as s(id, seed)`)
