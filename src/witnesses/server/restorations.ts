// What two of a house say of a backup that was restored, kept and passed on.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { hashOfText, readRestoration } from '../../sealing/restoration.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { restorationsApi } from '../api.ts'

/** Older ones explain nothing that a browser meets now. */
const shown = 3

/** It is of the own house, and the list is the one that was signed. */
async function mustBeOwn(organisation: number, body: string, heads: string): Promise<void> {
  try {
    const said = readRestoration(body)
    if (said.organisation === organisation && said.heads === (await hashOfText(heads))) return
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
  }
  throw new Problem('refused', { because: 'bad-statement' })
}

const addSignature = (ctx: Ctx, restoration: string, signature: string) =>
  ctx.tx.run(sql`insert into restoration_signatures (restoration, user_id, signature)
    values (${restoration}, ${staffOf(ctx).id}, ${bytes(signature)}) on conflict do nothing`)

export const restorationsServer: Handlers<typeof restorationsApi, Ctx> = {
  async heads(_input, ctx) {
    const rows = await ctx.tx.rows<{ name: string; n: number; hash: Buffer }>(sql`
      select name, n, hash from (
        select 'organisation ' || organisation as name, n, hash from app.log_heads()
      ) logs union all select 'case ' || h.case_id, h.n, h.hash from app.case_heads() h order by name`)
    return { heads: JSON.stringify(rows.map(({ name, n, hash }) => [name, n, base64url(hash)])) }
  },

  async list(_input, ctx) {
    const rows = await ctx.tx.rows<{
      id: string
      body: string
      heads: string
      signatures: { user: string; signature: string }[]
    }>(sql`select r.id, r.body, r.heads, coalesce((select jsonb_agg(jsonb_build_object('user', s.user_id, 'signature', encode(s.signature, 'hex'))
        order by s.user_id) from restoration_signatures s where s.restoration = r.id), '[]') as signatures
      from restorations r order by r.stated_at desc, r.id limit ${shown}`)
    return {
      restorations: rows.map(({ signatures, ...row }) => ({
        ...row,
        signatures: signatures.map(({ user, signature }) => ({
          user,
          signature: base64url(Buffer.from(signature, 'hex')),
        })),
      })),
    }
  },

  async state({ id, body, heads, signature }, ctx) {
    const { organisation } = staffOf(ctx)
    await mustBeOwn(organisation, body, heads)
    await ctx.tx.run(sql`insert into restorations (id, organisation, body, heads, stated_at)
      values (${id}, ${organisation}, ${body}, ${heads}, ${ctx.now})`)
    await addSignature(ctx, id, signature)
    ctx.about(id)
    return { stated: true }
  },

  async sign({ restoration, signature }, ctx) {
    const found = await ctx.tx.maybe<{ id: string }>(
      sql`select id from restorations where id = ${restoration}`,
    )
    if (!found) throw new Problem('not-found')
    await addSignature(ctx, restoration, signature)
    ctx.about(restoration)
    return { signed: true }
  },
}
