// Before a session begins: whether the organisation's own sign-in has to say that it is they, and has said so.

import { Problem } from '../../api/problem.ts'
import { hiddenId } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { takeProviderProof, type ProviderProof } from '../../identity-provider/server/provider-sign-in.ts'

/** Somebody who has just proved who they are. */
export interface Entering {
  user: string
  /** What our server gave for the word of their provider. */
  provider?: string | undefined
  /** By an invitation or two recovery sheets: paper that others have given them. */
  onPaper?: boolean
  /** By their printed code. An administrator's opens without the provider, so that somebody can suspend one that is down. */
  byCode?: boolean
}

/** What `app.start_session` is told besides. */
interface Heard {
  provider: string | null
  subject: Buffer | null
  here: Buffer | null
  onPaper: boolean
}
export const byCard: Heard = { provider: null, subject: null, here: null, onPaper: false }

/** Problem `refused` (`provider-first`, with where) while their provider has not said that it is they. */
export async function heardFirst(ctx: Ctx, { user, provider, onPaper, byCode }: Entering): Promise<Heard> {
  const here = ctx.session ? Buffer.from(ctx.session, 'hex') : null
  const { needed, heard } = await ctx.tx.one<{ needed: string | null; heard: boolean }>(
    sql`select app.provider_of(${user}) as needed, app.heard_provider(${user}, ${here}) as heard`,
  )
  if (!needed || onPaper) return { ...byCard, here, onPaper: onPaper ?? false }
  const said = provider === undefined ? undefined : await takeProviderProof(ctx, provider)
  // Whose account it is there, the database decides; of another house's provider it is nobody's.
  if (said) {
    await bindsNow(ctx, user, said)
    return { ...byCard, provider: said.provider, subject: Buffer.from(said.subject, 'hex') }
  }
  if (heard) return { ...byCard, here }
  if (byCode && (await isLetInByCode(ctx, user))) return { ...byCard, onPaper: true }
  // Whoever binds by it says there anew who they are, and is led there once.
  const because = (await hasBound(ctx, user, needed)) ? 'provider-first' : 'provider-anew'
  throw new Problem('refused', { because, provider: needed })
}

const hasBound = async (ctx: Ctx, user: string, provider: string): Promise<boolean> =>
  (await ctx.tx.one<{ is: boolean }>(sql`select app.has_bound(${user}, ${provider}) as is`)).is

/**
 * Whoever has bound no account yet binds the one with which they come in: it stands in their house's trail, and they said there a moment ago
 * who they are, since at a shared machine somebody else may still be signed in. Problem `refused` (`provider-anew`, with where) otherwise.
 */
async function bindsNow(ctx: Ctx, user: string, { provider, isFresh }: ProviderProof): Promise<void> {
  if (await hasBound(ctx, user, provider)) return
  if (!isFresh) throw new Problem('refused', { because: 'provider-anew', provider })
  const { organisation, handle } = await ctx.tx.one<{ organisation: number; handle: string }>(
    sql`select * from app.house_of(${user})`,
  )
  await ctx.tx.run(
    sql`select audit.append(${organisation}, ${handle}, 'provider.bind', ${hiddenId(user, organisation, ctx.now)}, null, ${ctx.now})`,
  )
}

/** That an administrator came in without the provider stands in their house's own trail. */
async function isLetInByCode(ctx: Ctx, user: string): Promise<boolean> {
  const found = await ctx.tx.maybe<{ organisation: number; handle: string }>(
    sql`select * from app.is_administrator(${user})`,
  )
  if (!found) return false
  const { organisation, handle } = found
  await ctx.tx.run(
    sql`select audit.append(${organisation}, ${handle}, 'session.without_provider', ${hiddenId(user, organisation, ctx.now)}, null, ${ctx.now})`,
  )
  return true
}
