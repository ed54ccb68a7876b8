// Key pairs and the two derivations. Both kinds of pair grow from a 32-byte seed, so that what is stored (always sealed)
// is one seed; private halves are CryptoKeys that cannot be exported.
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { KEY_BYTES, SealingError, withSuite, withoutSuite } from './suite.ts'

const subtle = globalThis.crypto.subtle

/** 'enc' is X25519, for receiving wraps; 'sig' is Ed25519, for signing. `publicKey` is the raw 32 bytes. */
export type KeyPair<Kind extends 'enc' | 'sig' = 'enc' | 'sig'> = {
  kind: Kind
  publicKey: Bytes
  keys: CryptoKeyPair
}
export type EncPair = KeyPair<'enc'>
export type SigPair = KeyPair<'sig'>

/** What stands in front of a private key's 32 bytes. */
export const PKCS8 = {
  // RFC 8410: version 0, the algorithm's OID, an octet string that holds an octet string of 32 bytes.
  enc: new Uint8Array([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 110, 4, 34, 4, 32]),
  sig: new Uint8Array([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]),
}

/** 32 fresh random bytes. */
export function newSecret(length = KEY_BYTES): Bytes {
  return globalThis.crypto.getRandomValues(new Uint8Array(length))
}

/** The pair whose private half is `seed` (32 bytes): RFC 7748 for 'enc', RFC 8032 for 'sig'. */
export async function keyPairFromSeed<Kind extends 'enc' | 'sig'>(
  kind: Kind,
  seed: Bytes,
): Promise<KeyPair<Kind>> {
  if (seed.length !== KEY_BYTES) throw new SealingError('broken')
  const name = kind === 'enc' ? 'X25519' : 'Ed25519'
  const usage: KeyUsage[] = kind === 'enc' ? ['deriveBits'] : ['sign']
  const pkcs8 = join(PKCS8[kind], seed)
  // WebCrypto gives the public half of an imported private key only through JWK; this extractable copy is dropped.
  const { x } = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', pkcs8, name, true, usage))
  const privateKey = await subtle.importKey('pkcs8', pkcs8, name, false, usage)
  const publicKey = await subtle.importKey(
    'jwk',
    { kty: 'OKP', crv: name, x: x! },
    name,
    true,
    kind === 'enc' ? [] : ['verify'],
  )
  const raw = new Uint8Array(await subtle.exportKey('raw', publicKey))
  return { kind, publicKey: raw, keys: { privateKey, publicKey } }
}

/** A fresh pair with the seed that it grew from. */
export async function newKeyPair<Kind extends 'enc' | 'sig'>(
  kind: Kind,
): Promise<{ pair: KeyPair<Kind>; seed: Bytes }> {
  const seed = newSecret()
  return { pair: await keyPairFromSeed(kind, seed), seed }
}

/** Signs `place | message`; the result carries the suite byte (65 bytes). */
export async function sign(pair: SigPair, place: Bytes, message: Uint8Array): Promise<Bytes> {
  const signature = await subtle.sign('Ed25519', pair.keys.privateKey, join(place, message))
  return withSuite(new Uint8Array(signature))
}

/** Throws `bad-signature` unless `signature` is by `author` over `place | message`. */
export async function checkSignature(
  author: Bytes,
  place: Bytes,
  message: Uint8Array,
  signature: Bytes | undefined,
): Promise<void> {
  if (!signature || signature.length !== 65) throw new SealingError('bad-signature')
  const body = withoutSuite(signature, 64)
  const key = await subtle.importKey('raw', author, 'Ed25519', false, ['verify']).catch(() => {
    throw new SealingError('bad-signature')
  })
  if (!(await subtle.verify('Ed25519', key, body, join(place, message))))
    throw new SealingError('bad-signature')
}

/** HKDF-SHA256; `info` is a ctx. Without salt, except where CCP/1 names one. */
export async function derive(
  secret: Bytes,
  info: Bytes,
  length = KEY_BYTES,
  salt: Bytes = new Uint8Array(),
): Promise<Bytes> {
  const key = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const bits = await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8)
  return new Uint8Array(bits)
}

/** HMAC-SHA256. */
export async function hmac(secret: Bytes, message: Bytes): Promise<Bytes> {
  const key = await subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await subtle.sign('HMAC', key, message))
}

/** SHA-256. */
export async function sha256(message: Bytes): Promise<Bytes> {
  return new Uint8Array(await subtle.digest('SHA-256', message))
}

/** The words of a public key for comparing by voice begin here: a digest that is used for nothing else. */
export function fingerprintOf(publicKey: Bytes): Promise<Bytes> {
  return sha256(join(aadLabel('fingerprint'), publicKey))
}
