// Sign-in and cards on the server. It checks proofs and hands sealed bytes back; it never holds a passphrase, a word or
// an unlocked key.

import { createHash } from 'node:crypto'
import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { refusesEntry } from '../../database/failure.ts'
import { keyedHash, locked } from '../../database/locked.ts'
import { base64url, bytes, json, sql } from '../../database/sql.ts'
import { circleOf, staffOf, type Ctx } from '../../http/context.ts'
import { holding } from '../../http/held.ts'
import { hashOf, newToken, sessionMinutes } from '../../http/session.ts'
import { evaluate } from '../../sealing/oprf.ts'
import { answerRegister, answerSignIn, checkSignIn } from '../../sealing/passphrase.ts'
import { fromText } from '../../sealing/text.ts'
import { addOnJoining, statementOf } from '../../organisations/server/log.ts'
import { spokenByInvited } from '../../organisations/server/spoken.ts'
import { hashOfLocator } from '../../organisations/server/organisations.ts'
import type { accountsApi } from '../api/accounts.ts'
import { draftsServer } from './drafts.ts'
import { noEvidence, requireProviderSignIn, type Entering } from './provider-first.ts'

/** Passphrases between their two halves. `userId` is missing where a made-up answer was given. */
export const signIns = holding<{ userId?: string | undefined; state: string }>('sign-in', 60_000)

/** A stable made-up id, so that an unknown handle is answered like a known one. */
const strangerId = (handle: string): string =>
  createHash('sha256').update(`stranger ${handle}`).digest('hex').slice(0, 32)

/**
 * Starts a session and sets its cookie. Problem `wrong-words` where the account or card is not active, and `refused` (`provider-first`) where
 * their organisation's own sign-in has to say first that it is they.
 */
export async function startSession(ctx: Ctx, of: Entering | { circle: number }): Promise<void> {
  const said = 'user' in of ? await requireProviderSignIn(ctx, of) : noEvidence
  const token = newToken()
  const minutes = sessionMinutes['user' in of ? 'staff' : 'person']
  const until = new Date(Date.now() + minutes * 60_000)
  await ctx.tx
    .run(
      sql`select app.start_session(${Buffer.from(hashOf(token), 'hex')}, ${'user' in of ? of.user : null}, ${'circle' in of ? of.circle : null}, ${until},
        ${said.provider}, ${said.subject}, ${said.here}, ${said.onPaper})`,
    )
    .catch((error: unknown) => {
      // Only where the account is not active: that the database is away is never told as wrong words.
      throw refusesEntry(error) ? new Problem('wrong-words') : error
    })
  const device = 'user' in of ? { device: of.user } : {}
  ctx.answer.cookie = { name: 'session', value: token, seconds: minutes * 60, ...device }
}

export interface StoredUnlocker {
  kind: 'passphrase' | 'recovery' | 'passkey'
  publicKey: string
  sealedPrivate: string
  wrappedUms: string
  proof?: string | undefined
}

interface UnlockerRow {
  id: string
  key_material: StoredUnlocker
  made_on: string
  credential: Buffer | null
  sealed_name: Buffer | null
  confirmed: boolean
}

export const accountsServer: Handlers<typeof accountsApi, Ctx> = {
  async begin({ handle, request }, ctx) {
    const found = await ctx.tx.maybe<{ user_id: string; record: string | null }>(
      sql`select * from app.opaque_record(${handle})`,
    )
    const { state, response } = await answerSignIn(
      ctx.secrets.opaque,
      found?.user_id ?? strangerId(handle),
      found?.record ?? null,
      request,
    ).catch(() => {
      throw new Problem('invalid', { fields: [{ field: 'request', code: 'invalid-format' }] })
    })
    const userId = found?.record ? found.user_id : undefined
    return { response, ticket: await signIns.give(ctx.tx, { userId, state }) }
  },

  async finish({ ticket, proof, providerProof }, ctx) {
    const half = await signIns.take(ctx.tx, ticket)
    if (!half) throw new Problem('wrong-words')
    await checkSignIn(half.state, proof).catch(() => {
      throw new Problem('wrong-words')
    })
    if (!half.userId) throw new Problem('wrong-words')
    await startSession(ctx, { user: half.userId, providerProof })
    ctx.about(half.userId)
    return { signedIn: true }
  },

  async end(_input, ctx) {
    if (ctx.session) await ctx.tx.run(sql`select app.end_session(${ctx.session})`)
    ctx.answer.cookie = { name: 'session', value: '' }
    return { ended: true }
  },

  async me(_input, ctx) {
    const me = staffOf(ctx)
    const [user, unlockers, organisation] = await Promise.all([
      ctx.tx.one<{
        language: string
        enc_public: Buffer | null
        sig_public: Buffer | null
        sealed_keys: Buffer | null
      }>(sql`select language, enc_public, sig_public, sealed_keys from users where id = ${me.id}`),
      ctx.tx
        .rows<UnlockerRow>(sql`select u.id, u.key_material, (u.made_at at time zone ${ctx.network.timezone})::date::text as made_on, p.credential, u.sealed_name, u.confirmed
        from unlockers u left join passkeys p on p.unlocker = u.id where u.user_id = ${me.id} order by u.made_at, u.kind`),
      ctx.tx.one<{
        id: number
        name: string
        kind: string
        circle: number
        founded: boolean
        pack: string
      }>(sql`select o.id, o.name, o.kind, c.id as circle, c.public_key is not null as founded, o.pack
        from organisations o join circles c on c.organisation = o.id and c.kind = 'organisation' where o.id = ${me.organisation}`),
    ])
    const { enc_public, sig_public, sealed_keys } = user
    const { network } = ctx
    return {
      id: me.id,
      handle: me.handle,
      organisation,
      roles: [...me.roles],
      circles: [...me.circles],
      language: user.language,
      user:
        enc_public && sig_public && sealed_keys
          ? {
              encPublic: base64url(enc_public),
              sigPublic: base64url(sig_public),
              sealedKeys: base64url(sealed_keys),
            }
          : null,
      unlockers: unlockers.map((row) => ({
        ...row.key_material,
        id: row.id,
        madeOn: row.made_on,
        credential: row.credential && base64url(row.credential),
        sealedName: row.sealed_name && base64url(row.sealed_name),
        confirmed: row.confirmed,
      })),
      network: {
        id: network.id,
        name: network.name,
        country: network.country,
        timezone: network.timezone,
        pack: network.pack,
        currency: network.currency,
        languages: [...network.languages],
        demo: network.demo,
        now: ctx.now.toISOString(),
      },
    }
  },

  async register({ invitation, request }, ctx) {
    const hash = hashOfLocator(invitation)
    const found = await ctx.tx.maybe<{
      user_id: string
      home: number
      roles: string[]
      organisation: number | null
      genesis: Buffer | null
      welcome: Buffer | null
    }>(sql`select * from app.invitation(${hash}, ${ctx.now})`)
    if (!found) {
      const { over, early } = await ctx.tx.one<{ over: boolean; early: boolean }>(
        sql`select app.invitation_over(${hash}, ${ctx.now}) as over, app.invitation_opens(${hash}, ${ctx.now}) is not null as early`,
      )
      if (early) throw new Problem('refused', { because: 'invitation-early' })
      throw over ? new Problem('refused', { because: 'invitation-over' }) : new Problem('wrong-words')
    }
    const response = await answerRegister(ctx.secrets.opaque, found.user_id, request).catch(() => {
      throw new Problem('invalid', { fields: [{ field: 'request', code: 'invalid-format' }] })
    })
    const log = await ctx.tx.rows<{ body: string; signature: Buffer }>(
      sql`select body, signature from app.log_for_invited(${hash})`,
    )
    const { organisation, genesis, welcome } = found
    return {
      response,
      userId: found.user_id,
      network: ctx.network.id,
      organisation: found.home,
      by:
        organisation && genesis && welcome
          ? { organisation, genesis: base64url(genesis), welcome: base64url(welcome) }
          : null,
      log: log.map(statementOf),
      spoken: await spokenByInvited(ctx, hash),
      roles: found.roles,
      now: ctx.now.toISOString(),
    }
  },

  async accept(input, ctx) {
    const { user, passphrase, recovery } = input
    const invitation = hashOfLocator(input.invitation)
    const found = await ctx.tx.maybe<{ user_id: string; home: number }>(
      sql`select * from app.invitation(${invitation}, ${ctx.now})`,
    )
    if (!found) throw new Problem('wrong-words')
    const joining = { invitation, user: found.user_id, home: found.home }
    await addOnJoining(
      ctx,
      { ...joining, keys: { enc: user.encPublic, sig: user.sigPublic } },
      input.statement,
    )
    const joined = await ctx.tx
      .one<{
        user_id: string
      }>(sql`select * from app.accept_invitation(${invitation}, ${bytes(user.encPublic)}, ${bytes(user.sigPublic)},
        ${bytes(user.sealedKeys)}, ${input.record}, ${json(passphrase)}, ${json(recovery)}, 'active')`)
      .catch((error: unknown) => {
        throw refusesEntry(error) ? new Problem('wrong-words') : error
      })
    await startSession(ctx, { user: joined.user_id, onPaper: true })
    ctx.about(joined.user_id)
    return { userId: joined.user_id }
  },

  ...draftsServer,

  async evaluateWords({ blinded }, ctx) {
    try {
      return { evaluated: base64url(evaluate(new Uint8Array(ctx.secrets.oprf), fromText(blinded))) }
    } catch {
      throw new Problem('invalid', { fields: [{ field: 'blinded', code: 'invalid-format' }] })
    }
  },

  async giveCard(input, ctx) {
    ctx.about(input.caseId)
    const current = await ctx.tx.one<{ person_circle: number | null; owner_circle: number }>(
      sql`select person_circle, owner_circle from cases where id = ${input.caseId} for update`,
    )
    if (!staffOf(ctx).circles.includes(current.owner_circle)) throw new Problem('not-found')
    if (current.person_circle !== null) {
      const card = await ctx.tx.maybe<{ state: string }>(
        sql`select state from cards where circle = ${current.person_circle}`,
      )
      // Words that somebody else has read are frozen, and the person is given others.
      if (card?.state !== 'frozen') throw new Problem('conflict')
      await ctx.tx.run(sql`select app.drop_card(${input.caseId})`)
    }
    const { circle } = await ctx.tx.one<{ circle: number }>(
      sql`select app.make_card(${bytes(input.locator)}, ${bytes(input.encPublic)}, ${bytes(input.sigPublic)}, ${locked(input.language)}, ${ctx.now}, ${keyedHash(bytes(input.freeze))}) as circle`,
    )
    await ctx.tx.run(
      sql`update cases set person_circle = ${circle}, version = version + 1, updated_at = ${ctx.now} where id = ${input.caseId}`,
    )
    return { circle }
  },

  async enterByCard({ locator }, ctx) {
    const card = await ctx.tx.maybe<{ circle: number; state: string }>(
      sql`select * from app.card(${bytes(locator)})`,
    )
    if (card?.state !== 'active') throw new Problem('wrong-words')
    await startSession(ctx, { circle: card.circle })
    return { entered: true }
  },

  async freezeCard({ circle }, ctx) {
    const which = ctx.actor.kind === 'person' ? circleOf(ctx) : circle
    if (which === undefined) throw new Problem('invalid', { fields: [{ field: 'circle', code: 'missing' }] })
    const frozen = await ctx.tx.run(sql`update cards set state = 'frozen' where circle = ${which}`)
    if (frozen === 0) throw new Problem('not-found')
    if (ctx.actor.kind === 'person') {
      if (ctx.session) await ctx.tx.run(sql`select app.end_session(${ctx.session})`)
      ctx.answer.cookie = { name: 'session', value: '' }
    }
    return { frozen: true }
  },
}
