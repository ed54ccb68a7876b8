// Before a session begins: whether the organisation's own sign-in has to say that it is they, and has said so.

import { Problem } from '../../api/problem.ts'
import { hiddenId } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import { takeProviderProof } from '../../identity-provider/server/provider-sign-in.ts'

/** Somebody who has just proved who they are. */
export interface Entering {
  user: string
  /** What our server gave for the word of their provider. */
  providerProof?: string | undefined
  /** By an invitation or two recovery sheets: paper that others have given them. */
  onPaper?: boolean
  /** By their printed code. An administrator's opens without the provider, so that somebody can suspend one that is down. */
  byCode?: boolean
}

/** What `app.start_session` is told besides. */
interface ProviderEvidence {
  provider: string | null
  subject: Buffer | null
  here: Buffer | null
  onPaper: boolean
}
export const noEvidence: ProviderEvidence = { provider: null, subject: null, here: null, onPaper: false }

/** What the database says of whoever stands at the door. */
interface ProviderStatus {
  /** At which provider they sign in first; null at none. */
  needed: string | null
  heard: boolean
  bound: boolean
  organisation: number
  handle: string
  administers: boolean
}

/**
 * Problem `refused` while their provider has not said that it is they, with where: `provider-first`; `provider-anew` where they bind an account by
 * it, and so have to say there anew who they are, since at a shared machine somebody else may still be signed in.
 */
export async function requireProviderSignIn(
  ctx: Ctx,
  { user, providerProof, onPaper, byCode }: Entering,
): Promise<ProviderEvidence> {
  const here = ctx.session ? Buffer.from(ctx.session, 'hex') : null
  const door = await ctx.tx.maybe<ProviderStatus>(sql`select * from app.provider_status(${user}, ${here})`)
  if (!door?.needed || onPaper) return { ...noEvidence, here, onPaper: onPaper ?? false }
  const tell = (action: string) =>
    ctx.tx.run(
      sql`select audit.append(${door.organisation}, ${door.handle}, ${action}, ${hiddenId(user, door.organisation, ctx.now)}, null, ${ctx.now})`,
    )
  const proof = providerProof === undefined ? undefined : await takeProviderProof(ctx, providerProof)
  if (proof && (door.bound || proof.reauthenticate)) {
    if (!door.bound) await tell('provider.bind')
    // Whose account it is there, the database decides; of another house's provider it is nobody's.
    return { ...noEvidence, provider: proof.provider, subject: Buffer.from(proof.subject, 'hex') }
  }
  if (door.heard) return { ...noEvidence, here }
  if (byCode && door.administers) {
    await tell('session.without_provider')
    return { ...noEvidence, onPaper: true }
  }
  throw new Problem('refused', {
    because: door.bound ? 'provider-first' : 'provider-anew',
    provider: door.needed,
  })
}
