// How a user gets at the master secret (UMS). Each unlocker has its own pair: a key-encryption key (KEK) seals its private
// half, and UMS is wrapped to its public half, so that one unlocker can be replaced without touching the others.
// The blob carries a commitment to the KEK, so that it cannot be made to open under two passphrases, and what UMS is: the
// public half lies with the server, which could wrap a UMS of its own to it. (CCP/1 lines 5-8; decision 0032.)
import { join, same, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { derive, keyPairFromSeed, newKeyPair, newSecret, type EncPair, type SigPair } from './keys.ts'
import { openBytes, sealBytes } from './seal.ts'
import { KEY_BYTES, SealingError, withSuite, withoutSuite } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

export type UnlockerKind = 'passphrase' | 'recovery' | 'passkey'
export type SealedUnlocker = { kind: UnlockerKind; publicKey: Bytes; sealedPrivate: Bytes; wrappedUms: Bytes }

/** A new user: random master secret and pairs. `sealedKeys` holds both private halves under UMS. */
export async function newUser(
  userId: string,
): Promise<{ ums: Bytes; enc: EncPair; sig: SigPair; sealedKeys: Bytes }> {
  const ums = newSecret()
  const [enc, sig] = await Promise.all([newKeyPair('enc'), newKeyPair('sig')])
  const key = await derive(ums, aadLabel('user-keys'))
  const sealedKeys = await sealBytes(key, aadLabel('user-keys', userId), join(enc.seed, sig.seed))
  return { ums, enc: enc.pair, sig: sig.pair, sealedKeys }
}

/** Opens a user's private halves and checks that they belong to the published halves (`wrong-commit`). */
export async function openUser(
  userId: string,
  ums: Bytes,
  user: { encPublic: Bytes; sigPublic: Bytes; sealedKeys: Bytes },
): Promise<{ enc: EncPair; sig: SigPair }> {
  const key = await derive(ums, aadLabel('user-keys'))
  const seeds = await openBytes(key, aadLabel('user-keys', userId), user.sealedKeys)
  const enc = await keyPairFromSeed('enc', seeds.slice(0, KEY_BYTES))
  const sig = await keyPairFromSeed('sig', seeds.slice(KEY_BYTES))
  if (!same(enc.publicKey, user.encPublic) || !same(sig.publicKey, user.sigPublic)) {
    throw new SealingError('wrong-commit')
  }
  return { enc, sig }
}

/** 32 bytes by which a master secret is known again, and from which it cannot be found. */
const markOf = (ums: Bytes): Promise<Bytes> => derive(ums, aadLabel('ums-mark'))

/** Makes an unlocker from a 32-byte KEK. */
export async function unlockerFrom(
  kek: Bytes,
  kind: UnlockerKind,
  userId: string,
  ums: Bytes,
): Promise<SealedUnlocker> {
  const { pair, seed } = await newKeyPair('enc')
  const commit = await derive(kek, aadLabel('unlocker-commit'))
  const key = await derive(kek, aadLabel('unlocker-seal'))
  const sealed = await sealBytes(key, aadLabel('unlocker', userId, kind), join(seed, await markOf(ums)))
  return {
    kind,
    publicKey: pair.publicKey,
    sealedPrivate: withSuite(commit, sealed),
    wrappedUms: await wrapKey(pair.publicKey, ums, aadLabel('ums', userId, kind)),
  }
}

/** Opens an unlocker → UMS. `wrong-commit` when the KEK is another one, or UMS is not the one that the KEK was to open. */
export async function openUnlocker(kek: Bytes, userId: string, unlocker: SealedUnlocker): Promise<Bytes> {
  const body = withoutSuite(unlocker.sealedPrivate, KEY_BYTES)
  if (!same(await derive(kek, aadLabel('unlocker-commit')), body.subarray(0, KEY_BYTES))) {
    throw new SealingError('wrong-commit')
  }
  const key = await derive(kek, aadLabel('unlocker-seal'))
  const opened = await openBytes(key, aadLabel('unlocker', userId, unlocker.kind), body.subarray(KEY_BYTES))
  const pair = await keyPairFromSeed('enc', opened.slice(0, KEY_BYTES))
  if (!same(pair.publicKey, unlocker.publicKey)) throw new SealingError('wrong-commit')
  const ums = await unwrapKey(pair, unlocker.wrappedUms, aadLabel('ums', userId, unlocker.kind))
  if (!same(await markOf(ums), opened.subarray(KEY_BYTES))) throw new SealingError('wrong-commit')
  return ums
}
