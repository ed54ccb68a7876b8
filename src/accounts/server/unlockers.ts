// The ways in of the person who asks, and nobody else's. The server keeps sealed bytes and public halves; it learns that
// somebody has a passkey, not which authenticator it is, nor what they call it.

import { Problem } from '../../api/problem.ts'
import type { Handlers } from '../../api/endpoint.ts'
import { base64url, bytes, json, sql } from '../../database/sql.ts'
import { staffOf, type Ctx } from '../../http/context.ts'
import { holding } from '../../http/held.ts'
import { answerRegister, checkSignIn } from '../../sealing/passphrase.ts'
import { checkRecoveryProof } from '../../sealing/recovery.ts'
import { fromText } from '../../sealing/text.ts'
import { signIns, startSession, type StoredUnlocker } from './accounts.ts'
import type { unlockersApi } from '../api/unlockers.ts'
import { checkAssertion, checkNewPasskey, rpIdOf, type Assertion } from './passkey.ts'

const challenges = holding<'prove'>('challenge', 60_000)
/** Making a passkey takes somebody longer: they choose where, and may have to set up a PIN. */
const askings = holding<{ userId: string }>('new passkey', 5 * 60_000)

/** Whose passkey this is, once it has answered this very challenge. Problem `wrong-words` otherwise. */
async function ownerOf(assertion: Assertion, challenge: string, ctx: Ctx): Promise<string> {
  if (!(await challenges.take(ctx.tx, challenge))) throw new Problem('wrong-words')
  const credential = bytes(assertion.credential)
  const found = await ctx.tx.maybe<{ user_id: string; public_key: Buffer; counter: string }>(
    sql`select * from app.passkey(${credential})`,
  )
  if (!found) throw new Problem('wrong-words')
  const counter = Number(found.counter)
  const known = { publicKey: new Uint8Array(found.public_key), counter }
  const now = await checkAssertion(assertion, challenge, ctx.origins, known)
  const { ok } = await ctx.tx.one<{ ok: boolean }>(
    sql`select app.passkey_used(${credential}, ${counter}, ${now}) as ok`,
  )
  if (!ok) throw new Problem('wrong-words')
  return found.user_id
}

async function proved(ctx: Ctx): Promise<{ proved: true }> {
  await ctx.tx.run(sql`select app.prove_session(${ctx.session})`)
  ctx.forgetActors()
  return { proved: true }
}

/** Whoever came in by the old way, on another device, is out. */
async function endOtherSessions(ctx: Ctx): Promise<void> {
  await ctx.tx.run(sql`select app.end_other_sessions(${ctx.session})`)
  ctx.forgetActors()
}

/** Puts the one passphrase or recovery code in the place of the one before. */
async function replace(ctx: Ctx, kind: 'passphrase' | 'recovery', unlocker: StoredUnlocker): Promise<void> {
  if (unlocker.kind !== kind || (kind === 'recovery') !== (unlocker.proof !== undefined))
    throw new Problem('refused', { because: 'other-way-in' })
  await ctx.tx.run(sql`insert into unlockers (user_id, kind, key_material, made_at, confirmed)
    values (${staffOf(ctx).id}, ${kind}, ${json(unlocker)}, ${ctx.now}, ${kind === 'passphrase'})
    on conflict (user_id, kind) where kind <> 'passkey'
      do update set key_material = excluded.key_material, made_at = excluded.made_at, confirmed = excluded.confirmed`)
}

export const unlockersServer: Handlers<typeof unlockersApi, Ctx> = {
  async challenge(_input, ctx) {
    return { challenge: await challenges.give(ctx.tx, 'prove'), rpId: rpIdOf(ctx.origins) }
  },

  async enterByPasskey({ challenge, assertion, providerProof }, ctx) {
    const user = await ownerOf(assertion, challenge, ctx)
    await startSession(ctx, { user, providerProof })
    ctx.about(user)
    return { signedIn: true }
  },

  async enterByCode({ handle, challenge, signature, providerProof }, ctx) {
    if (!(await challenges.take(ctx.tx, challenge))) throw new Problem('wrong-words')
    const found = await ctx.tx.maybe<{ user_id: string; proof: string | null }>(
      sql`select * from app.recovery_proof(${handle})`,
    )
    if (!found?.proof) throw new Problem('wrong-words')
    await checkRecoveryProof(fromText(found.proof), fromText(challenge), fromText(signature)).catch(() => {
      throw new Problem('wrong-words')
    })
    await startSession(ctx, { user: found.user_id, providerProof, byCode: true })
    ctx.about(found.user_id)
    return { signedIn: true }
  },

  async proveByPassphrase({ ticket, proof }, ctx) {
    const half = await signIns.take(ctx.tx, ticket)
    if (half?.userId !== staffOf(ctx).id) throw new Problem('wrong-words')
    await checkSignIn(half.state, proof).catch(() => {
      throw new Problem('wrong-words')
    })
    return proved(ctx)
  },

  async proveByPasskey({ challenge, assertion }, ctx) {
    if ((await ownerOf(assertion, challenge, ctx)) !== staffOf(ctx).id) throw new Problem('wrong-words')
    return proved(ctx)
  },

  async askPasskey(_input, ctx) {
    const me = staffOf(ctx)
    const known = await ctx.tx.rows<{ credential: Buffer }>(
      sql`select credential from passkeys where user_id = ${me.id}`,
    )
    return {
      challenge: await askings.give(ctx.tx, { userId: me.id }),
      rpId: rpIdOf(ctx.origins),
      userId: me.id,
      handle: me.handle,
      known: known.map(({ credential }) => base64url(credential)),
    }
  },

  async addPasskey({ challenge, unlocker, sealedName, ...made }, ctx) {
    const me = staffOf(ctx)
    if ((await askings.take(ctx.tx, challenge))?.userId !== me.id || unlocker.kind !== 'passkey')
      throw new Problem('refused', { because: 'not-a-passkey' })
    const { publicKey, counter } = await checkNewPasskey(made, challenge, ctx.origins)
    const { id } = await ctx.tx.one<{
      id: string
    }>(sql`insert into unlockers (user_id, kind, key_material, sealed_name, made_at)
      values (${me.id}, 'passkey', ${json(unlocker)}, ${sealedName ? bytes(sealedName) : null}, ${ctx.now}) returning id`)
    await ctx.tx.run(sql`insert into passkeys (credential, unlocker, user_id, public_key, counter)
      values (${bytes(made.credential)}, ${id}, ${me.id}, ${Buffer.from(publicKey)}, ${counter})`)
    ctx.about(id)
    return { id }
  },

  async name({ id, sealedName }, ctx) {
    ctx.about(id)
    const named = await ctx.tx.run(
      sql`update unlockers set sealed_name = ${bytes(sealedName)} where id = ${id} and user_id = ${staffOf(ctx).id} and kind = 'passkey'`,
    )
    if (named === 0) throw new Problem('not-found')
    return { named: true }
  },

  async remove({ id }, ctx) {
    ctx.about(id)
    const { said } = await ctx.tx.one<{ said: 'removed' | 'not-found' | 'two-ways-in' }>(
      sql`select app.remove_unlocker(${id}) as said`,
    )
    if (said === 'not-found') throw new Problem('not-found')
    if (said === 'two-ways-in') throw new Problem('refused', { because: 'two-ways-in' })
    await endOtherSessions(ctx)
    return { removed: true }
  },

  async askPassphrase({ request }, ctx) {
    const response = await answerRegister(ctx.secrets.opaque, staffOf(ctx).id, request).catch(() => {
      throw new Problem('invalid', { fields: [{ field: 'request', code: 'invalid-format' }] })
    })
    return { response }
  },

  async setPassphrase({ record, unlocker }, ctx) {
    await replace(ctx, 'passphrase', unlocker)
    await ctx.tx.run(sql`select app.set_opaque_record(${record})`)
    await endOtherSessions(ctx)
    return { replaced: true }
  },

  async setRecovery({ unlocker }, ctx) {
    await replace(ctx, 'recovery', unlocker)
    await endOtherSessions(ctx)
    return { replaced: true }
  },

  async confirmRecovery({ proof }, ctx) {
    const confirmed = await ctx.tx.run(sql`update unlockers set confirmed = true
      where user_id = ${staffOf(ctx).id} and kind = 'recovery' and key_material ->> 'proof' = ${proof}`)
    if (confirmed === 0) throw new Problem('not-found')
    return { confirmed: true }
  },

  async sessions(_input, ctx) {
    const rows = await ctx.tx.rows<{ id: string; started_at: Date; seen_at: Date; here: boolean }>(
      sql`select * from app.my_sessions(${ctx.session})`,
    )
    return {
      sessions: rows.map(({ id, started_at, seen_at, here }) => ({
        id,
        since: started_at.toISOString(),
        lastUsed: seen_at.toISOString(),
        here,
      })),
    }
  },

  async endSession({ id }, ctx) {
    const { ended } = await ctx.tx.one<{ ended: boolean }>(
      sql`select app.end_my_session(${id}, ${ctx.session}) as ended`,
    )
    if (!ended) throw new Problem('not-found')
    ctx.forgetActors()
    return { ended }
  },
}
