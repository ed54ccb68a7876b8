// To the organisation's provider and back. What comes of it is a word of ours, good once and for ten minutes, that a way in is sent
// with (`../../accounts/server/accounts.ts`): who it was there is known here by a keyed hash alone.

import { createHmac, hkdfSync } from 'node:crypto'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, type Ctx, type Secrets } from '../../http/context.ts'
import { holding } from '../../http/held.ts'
import type { identityProviderApi } from '../api.ts'
import {
  authorizationLifetimeMs,
  type AuthorizationRequest,
  type ProviderLine,
  type ProviderSettings,
} from './openid.ts'

/** `user`: of somebody who is signed in and binds their account. */
const asked = holding<AuthorizationRequest & { provider: string; user?: string }>(
  'provider asked',
  authorizationLifetimeMs,
)
/** What the provider has said of whoever is at the door. */
const proofs = holding<ProviderProof>('provider proof', authorizationLifetimeMs)

export interface ProviderProof {
  provider: string
  /** Hex of the keyed hash. */
  subject: string
  /** They said there who they are a moment ago. */
  reauthenticate: boolean
}

/** What a proof stands for, once: undefined where it is none, or too late. */
export const takeProviderProof = (ctx: Ctx, proof: string): Promise<ProviderProof | undefined> =>
  proofs.take(ctx.tx, proof)

/** Where a browser comes back to; it is registered at the provider. */
export const redirectUri = ({ origins }: Pick<Ctx, 'origins'>): string => `${origins[0]}/provider`

/** An account at a provider as it is kept: nobody without the secrets can make it of a name, nor a name of it. */
function pseudonymOf({ oprf }: Secrets, issuer: string, subject: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', oprf, '', 'continuum provider subject', 32))
  return createHmac('sha256', key)
    .update(JSON.stringify([issuer, subject]))
    .digest()
}

export async function settingsOf(ctx: Ctx, provider: string): Promise<ProviderSettings> {
  const { settings } = await ctx.tx.one<{ settings: ProviderSettings | null }>(
    sql`select app.provider_settings(${provider}) as settings`,
  )
  if (!settings) throw new Problem('not-found')
  return settings
}

export function providerSignIn(
  line: ProviderLine,
): Pick<Handlers<typeof identityProviderApi, Ctx>, 'begin' | 'finish' | 'beginBinding' | 'bind'> {
  async function leave(
    ctx: Ctx,
    { provider, user, reauthenticate }: { provider: string; user?: string; reauthenticate: boolean },
  ) {
    const { url, ...way } = await line.authorize(await settingsOf(ctx, provider), redirectUri(ctx), {
      reauthenticate,
    })
    return { url, ticket: await asked.give(ctx.tx, { ...way, provider, ...(user && { user }) }) }
  }
  async function comeBack(ctx: Ctx, ticket: string, answer: string) {
    const way = await asked.take(ctx.tx, ticket)
    if (!way) throw new Problem('refused', { because: 'provider-too-late' })
    const settings = await settingsOf(ctx, way.provider)
    const subject = await line.exchangeCode(settings, redirectUri(ctx), { ...way, answer })
    return { ...way, subject: pseudonymOf(ctx.secrets, settings.issuer, subject) }
  }
  return {
    begin: ({ provider, reauthenticate }, ctx) => leave(ctx, { provider, reauthenticate }),

    async finish({ ticket, answer }, ctx) {
      const { provider, subject, user, reauthenticate } = await comeBack(ctx, ticket, answer)
      if (user) throw new Problem('refused', { because: 'provider-too-late' })
      return {
        proof: await proofs.give(ctx.tx, { provider, subject: subject.toString('hex'), reauthenticate }),
      }
    },

    async beginBinding(_input, ctx) {
      const own = await ctx.tx.maybe<{ id: string }>(
        sql`select id from identity_providers where organisation = ${staffOf(ctx).organisation}`,
      )
      if (!own) throw new Problem('not-found')
      return leave(ctx, { provider: own.id, user: staffOf(ctx).id, reauthenticate: true })
    },

    async bind({ ticket, answer }, ctx) {
      const { provider, subject, user } = await comeBack(ctx, ticket, answer)
      if (user !== staffOf(ctx).id) throw new Problem('refused', { because: 'provider-too-late' })
      const { said } = await ctx.tx.one<{ said: 'done' | 'none' | 'bound' | 'taken' }>(
        sql`select app.bind_provider(${provider}, ${subject}, ${ctx.session}) as said`,
      )
      if (said === 'none') throw new Problem('not-found')
      if (said !== 'done') throw new Problem('refused', { because: `provider-${said}` })
      return { isBound: true }
    },
  }
}
