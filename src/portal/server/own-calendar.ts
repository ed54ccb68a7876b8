// A calendar of one's own, by the card: whether there is one, a new address in its place, and its end. Without script the secret is made
// here, told once, and kept as its hash alone.

import { createHash, randomBytes } from 'node:crypto'
import { locked } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { circleOf, today, type Ctx } from '../../http/context.ts'

export async function hasCalendar(ctx: Ctx): Promise<boolean> {
  const row = await ctx.tx.maybe(sql`select 1 from own_calendars where circle = ${circleOf(ctx)}`)
  return row !== undefined
}

/** Answers with the secret of the new address. */
export async function beginCalendar(ctx: Ctx): Promise<string> {
  const secret = randomBytes(32)
  await stopCalendar(ctx)
  await ctx.tx.run(sql`insert into own_calendars (secret_hash, circle, language, made_on)
    values (${createHash('sha256').update(secret).digest()}, ${circleOf(ctx)}, ${locked(ctx.language.slice(0, 2))}, ${today(ctx)})`)
  return secret.toString('base64url')
}

export async function stopCalendar(ctx: Ctx): Promise<void> {
  await ctx.tx.run(sql`delete from own_calendars where circle = ${circleOf(ctx)}`)
}
