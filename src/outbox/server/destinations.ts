// Where somebody wants to be told, kept as sealed bytes that only the sender opens. Saying it anew takes the place of what stood; saying
// no erases it, and with it whatever waits to leave.

import type { z } from 'zod'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { outboxApi } from '../api.ts'
import type { Channel } from '../codes.ts'
import type { SealedDestination, SealedHours, Telling } from '../model.ts'

type Whose = { user: string } | { caseId: string }

const whose = (of: Whose) => ('user' in of ? sql`d.user_id = ${of.user}` : sql`d.case_id = ${of.caseId}`)

async function tellingOf(ctx: Ctx, of: Whose): Promise<Telling> {
  const [sender, destination] = await Promise.all([
    ctx.tx.maybe<{ public_key: Buffer; channels: Channel[] }>(sql`select public_key, channels from sender`),
    ctx.tx.maybe<{ id: string; digest: boolean; last: string | null }>(sql`select d.id, d.digest,
      (select o.state from outbox o where o.destination = d.id order by o.queued_at desc, o.id desc limit 1) as last
      from destinations d where ${whose(of)}`),
  ])
  return {
    senderKey: sender ? base64url(sender.public_key) : null,
    network: ctx.network.id,
    channels: sender?.channels ?? [],
    id: destination?.id ?? null,
    digest: destination?.digest ?? false,
    last: destination?.last ?? null,
  }
}

/** Sealed to another key than the sender has now, nobody could open it: `stale`. */
async function isCurrent(ctx: Ctx, sealedTo: string): Promise<void> {
  const current = await ctx.tx.maybe(sql`select 1 from sender where public_key = ${bytes(sealedTo)}`)
  if (!current) throw new Problem('stale')
}

async function keep(
  ctx: Ctx,
  of: Whose,
  { id, sealed, hours, sealedTo, digest }: z.output<typeof SealedDestination> & { digest: boolean },
): Promise<{ kept: boolean }> {
  ctx.about(id)
  await isCurrent(ctx, sealedTo)
  await ctx.tx.run(sql`delete from destinations d where ${whose(of)}`)
  const [user, caseId] = 'user' in of ? [of.user, null] : [null, of.caseId]
  await ctx.tx
    .run(sql`insert into destinations (id, user_id, case_id, sealed, hours, sealed_to, digest, made_on)
    values (${id}, ${user}, ${caseId}, ${bytes(sealed)}, ${bytes(hours)}, ${bytes(sealedTo)}, ${digest}, ${today(ctx)}::date)`)
  return { kept: true }
}

async function erase(ctx: Ctx, of: Whose): Promise<{ kept: boolean }> {
  await ctx.tx.run(sql`delete from destinations d where ${whose(of)}`)
  return { kept: false }
}

/** Problem `not-found` where it is not mine to say for this case. */
async function mine(ctx: Ctx, caseId: string): Promise<Whose> {
  if (!(await ctx.tx.holds(sql`app.may_tell(${caseId})`))) throw new Problem('not-found')
  return { caseId }
}

/** Of a case: for its person on her own page, and for who carries it. */
export async function tellingOfCase(ctx: Ctx, caseId: string): Promise<Telling> {
  await ctx.tx.one(sql`select 1 from cases where id = ${caseId}`)
  return tellingOf(ctx, { caseId })
}
export const keepForCase = async (
  ctx: Ctx,
  { caseId, ...sealed }: z.output<typeof SealedDestination> & { caseId: string },
): Promise<{ kept: boolean }> => keep(ctx, await mine(ctx, caseId), { ...sealed, digest: false })

/** Says other hours for what stands; `not-found` where nothing does. */
export async function keepHours(
  ctx: Ctx,
  { caseId, hours, sealedTo }: z.output<typeof SealedHours> & { caseId: string },
): Promise<{ kept: boolean }> {
  ctx.about(caseId)
  await isCurrent(ctx, sealedTo)
  const of = await mine(ctx, caseId)
  const kept = await ctx.tx.run(sql`update destinations d set hours = ${bytes(hours)} where ${whose(of)}`)
  if (kept === 0) throw new Problem('not-found')
  return { kept: true }
}

export async function eraseForCase(ctx: Ctx, caseId: string): Promise<{ kept: boolean }> {
  ctx.about(caseId)
  return erase(ctx, await mine(ctx, caseId))
}

export const outboxServer: Handlers<typeof outboxApi, Ctx> = {
  mine: (_input, ctx) => tellingOf(ctx, { user: staffOf(ctx).id }),
  keepMine: (input, ctx) => keep(ctx, { user: staffOf(ctx).id }, input),
  eraseMine: (_input, ctx) => erase(ctx, { user: staffOf(ctx).id }),
  ofCase: ({ caseId }, ctx) => tellingOfCase(ctx, caseId),
  keepForCase: (input, ctx) => keepForCase(ctx, input),
  keepHours: (input, ctx) => keepHours(ctx, input),
  eraseForCase: ({ caseId }, ctx) => eraseForCase(ctx, caseId),
}
