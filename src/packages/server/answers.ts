// Answers to packages on the server: sealed bytes, by a token from the public host or brought by hand. Nothing here can open one.

import { Problem } from '../../api/problem.ts'
import type { InputOf } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { today, type Ctx } from '../../http/context.ts'
import type { packagesApi } from '../api.ts'

/** What came as a text: the same one twice is one. */
export async function bring(
  { id, answer }: InputOf<typeof packagesApi.bring>,
  ctx: Ctx,
): Promise<{ digest: string }> {
  ctx.about(id)
  const { is_open } = await ctx.tx.one<{ is_open: boolean }>(
    sql`select app.package_is_open(p, ${today(ctx)}::date) as is_open from packages p where id = ${id}`,
  )
  if (!is_open) throw new Problem('refused', { because: 'package-ended' })
  const sealed = bytes(answer)
  await ctx.tx.run(sql`insert into package_answers (package, digest, ciphertext, came, came_at)
    values (${id}, sha256(${sealed}), ${sealed}, 'hand', ${ctx.now}) on conflict (package, digest) do nothing`)
  const { digest } = await ctx.tx.one<{ digest: Buffer }>(sql`select sha256(${sealed}) as digest`)
  return { digest: base64url(digest) }
}

/** It was written down what it says. */
export async function take(
  { id, digest }: InputOf<typeof packagesApi.take>,
  ctx: Ctx,
): Promise<{ taken: boolean }> {
  ctx.about(id)
  const one = sql`package = ${id} and digest = ${bytes(digest)}`
  await ctx.tx.one(sql`select 1 from package_answers where ${one}`)
  await ctx.tx.run(sql`update package_answers set taken_at = ${ctx.now} where ${one} and taken_at is null`)
  return { taken: true }
}

/** By the token that lies inside a package, from the public host. Problem `refused` where it is not taken, and nothing of why not. */
export async function answerPackage(ctx: Ctx, token: string, answer: string): Promise<void> {
  const { id } = await ctx.tx.one<{ id: string | null }>(
    sql`select app.answer_package(${bytes(token)}, ${bytes(answer)}, ${ctx.now}, ${today(ctx)}::date) as id`,
  )
  if (id === null) throw new Problem('refused')
  ctx.about(id)
}
