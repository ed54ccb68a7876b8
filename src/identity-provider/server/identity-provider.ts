// What administrators decide of their organisation's own sign-in, in twos where there are two. The database counts them.

import { Problem } from '../../api/problem.ts'
import type { Handlers, InputOf } from '../../api/endpoint.ts'
import { newId } from '../../api/new-id.ts'
import { Temporal } from 'temporal-polyfill'
import { locked } from '../../database/locked.ts'
import { sql } from '../../database/sql.ts'
import { staffOf, today, type Ctx } from '../../http/context.ts'
import type { changeKinds, identityProviderApi } from '../api.ts'
import type { ProviderSettings } from './openid.ts'
import { redirectUri, settingsOf } from './provider-sign-in.ts'

interface ProviderRow {
  id: string
  state: 'offered' | 'required'
  suspended_until: string | null
  made_on: string
}
interface ChangeRow {
  id: string
  kind: (typeof changeKinds)[number]
  settings: ProviderSettings | null
  until: string | null
  asked_on: string
  asked_by: string
}

const providerOf = (ctx: Ctx): Promise<ProviderRow | undefined> =>
  ctx.tx.maybe<ProviderRow>(sql`select id, state, suspended_until::text, made_on::text from identity_providers
    where organisation = ${staffOf(ctx).organisation}`)

const isStillTo = (day: string | null, now: string): boolean => day !== null && day >= now

const changeOf = (ctx: Ctx): Promise<ChangeRow | undefined> =>
  ctx.tx
    .maybe<ChangeRow>(sql`select id, kind, settings, until::text, asked_on::text, asked_by from identity_provider_changes
    where organisation = ${staffOf(ctx).organisation}`)

/** Makes the change that is asked for true, as its second administrator or as the only one. */
async function agreeTo(ctx: Ctx, change: ChangeRow): Promise<'done' | 'own' | 'none' | 'unbound'> {
  const provider = await providerOf(ctx)
  const before = provider && (await settingsOf(ctx, provider.id))
  const isSame = before?.issuer === change.settings?.issuer && before?.clientId === change.settings?.clientId
  const { said } = await ctx.tx.one<{ said: 'done' | 'own' | 'none' | 'unbound' }>(
    sql`select app.agree_to_provider_change(${change.id}, ${newId()}, ${isSame}, ${today(ctx)}) as said`,
  )
  if (provider) ctx.about(provider.id, change.kind)
  return said
}

async function administrators(ctx: Ctx): Promise<number> {
  return (await ctx.tx.one<{ count: number }>(sql`select app.administrators() as count`)).count
}

type Change = InputOf<typeof identityProviderApi.ask>

async function standingOf(ctx: Ctx, issuers: readonly string[]) {
  const [provider, change, count, bound] = await Promise.all([
    providerOf(ctx),
    changeOf(ctx),
    administrators(ctx),
    ctx.tx.rows<{ user: string; on: string }>(
      sql`select b.user_id as user, b.bound_on::text as on from identity_bindings b join users u on u.id = b.user_id
        where u.organisation = ${staffOf(ctx).organisation} order by b.bound_on, b.user_id`,
    ),
  ])
  const settings = provider && (await settingsOf(ctx, provider.id))
  return {
    issuers: [...issuers],
    redirectUri: redirectUri(ctx),
    provider:
      provider && settings
        ? {
            id: provider.id,
            issuer: settings.issuer,
            clientId: settings.clientId,
            state: provider.state,
            // A day that is over suspends nothing.
            suspendedUntil: isStillTo(provider.suspended_until, today(ctx)) ? provider.suspended_until : null,
            since: provider.made_on,
          }
        : null,
    asked: change
      ? {
          id: change.id,
          kind: change.kind,
          issuer: change.settings?.issuer ?? null,
          clientId: change.settings?.clientId ?? null,
          until: change.until,
          on: change.asked_on,
          by: change.asked_by,
          isMine: change.asked_by === staffOf(ctx).id,
        }
      : null,
    isAlone: count < 2,
    bound,
  }
}

async function ask(ctx: Ctx, change: Change, issuers: readonly string[]) {
  const settings: ProviderSettings | null =
    change.kind === 'use'
      ? { issuer: change.issuer, clientId: change.clientId, clientSecret: change.clientSecret }
      : null
  if (settings && !issuers.includes(settings.issuer))
    throw new Problem('refused', { because: 'provider-not-allowed' })
  const day = today(ctx)
  const until =
    change.kind === 'suspend' ? Temporal.PlainDate.from(day).add({ days: change.days }).toString() : null
  await ctx.tx.run(
    sql`select app.ask_provider_change(${newId()}, ${change.kind}, ${locked(settings)}, ${until}::date, ${day}::date)`,
  )
  if ((await administrators(ctx)) > 1) return { isDone: false }
  const asked = await changeOf(ctx)
  refuseUnless(asked ? await agreeTo(ctx, asked) : 'none')
  return { isDone: true }
}

type Decisions = Pick<
  Handlers<typeof identityProviderApi, Ctx>,
  'mine' | 'standing' | 'ask' | 'agree' | 'withdraw' | 'unbind'
>

/** `issuers`: those that the operator lets be used. */
export const identityProviderServer = (issuers: readonly string[]): Decisions => ({
  async mine(_input, ctx) {
    const provider = await providerOf(ctx)
    const bound = await ctx.tx.maybe<{ on: string }>(
      sql`select bound_on::text as on from identity_bindings where user_id = ${staffOf(ctx).id}`,
    )
    return {
      provider: provider ? { id: provider.id, state: provider.state } : null,
      boundOn: bound?.on ?? null,
    }
  },

  standing: (_input, ctx) => standingOf(ctx, issuers),

  ask: (change, ctx) => ask(ctx, change, issuers),

  async agree({ id }, ctx) {
    const change = await changeOf(ctx)
    // What is agreed to is what was read.
    if (change?.id !== id) throw new Problem('not-found')
    refuseUnless(await agreeTo(ctx, change))
    return { isDone: true }
  },

  async withdraw(_input, ctx) {
    const { gone } = await ctx.tx.one<{ gone: boolean }>(sql`select app.withdraw_provider_change() as gone`)
    if (!gone) throw new Problem('not-found')
    return { isWithdrawn: true }
  },

  async unbind({ user }, ctx) {
    ctx.about(user)
    const { gone } = await ctx.tx.one<{ gone: boolean }>(sql`select app.forget_binding(${user}) as gone`)
    if (!gone) throw new Problem('not-found')
    ctx.forgetActors()
    return { isForgotten: true }
  },
})

function refuseUnless(said: 'done' | 'own' | 'none' | 'unbound'): void {
  if (said === 'none') throw new Problem('not-found')
  if (said !== 'done')
    throw new Problem('refused', { because: said === 'own' ? 'provider-own-change' : 'provider-unbound' })
}
