// The plain lock: suite byte, random 96-bit nonce, AES-256-GCM with the place as associated data. JSON is padded with
// spaces to a multiple of `pad` bytes, so that the length says little; reading it back needs no unpadding.
import { utf8, type Bytes } from './bytes.ts'
import { newSecret } from './keys.ts'
import { IV_BYTES, SealingError, TAG_BYTES, withSuite, withoutSuite } from './suite.ts'

const subtle = globalThis.crypto.subtle
const SPACE = 0x20
export const PAD = 256

/** Raw key → CryptoKey; keep it where thousands of small objects are opened under one key. */
export function importKey(key: Bytes): Promise<CryptoKey> {
  return subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function asKey(key: Bytes | CryptoKey): Promise<CryptoKey> {
  return key instanceof Uint8Array ? importKey(key) : key
}

/** Seals bytes as `1 | iv | AES-GCM`. */
export async function sealBytes(key: Bytes | CryptoKey, place: Bytes, plain: Bytes): Promise<Bytes> {
  const iv = newSecret(IV_BYTES)
  const cipher = await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: place }, await asKey(key), plain)
  return withSuite(iv, new Uint8Array(cipher))
}

/** Opens bytes. `unknown-suite`, or `broken` for another key, another place or any change. */
export async function openBytes(key: Bytes | CryptoKey, place: Bytes, sealed: Uint8Array): Promise<Bytes> {
  const body = withoutSuite(sealed, IV_BYTES + TAG_BYTES)
  const algorithm = { name: 'AES-GCM', iv: body.subarray(0, IV_BYTES), additionalData: place }
  try {
    return new Uint8Array(await subtle.decrypt(algorithm, await asKey(key), body.subarray(IV_BYTES)))
  } catch {
    throw new SealingError('broken')
  }
}

/** Seals a JSON value. `undefined` and functions have no JSON and are a TypeError. */
export async function seal(key: Bytes | CryptoKey, place: Bytes, value: unknown, pad = PAD): Promise<Bytes> {
  const json = JSON.stringify(value) as string | undefined
  if (json === undefined) throw new TypeError('seal: no JSON value')
  const bytes = utf8(json)
  const padded = new Uint8Array(Math.ceil(bytes.length / pad) * pad).fill(SPACE)
  padded.set(bytes)
  return sealBytes(key, place, padded)
}

/** Opens a JSON value; errors as `openBytes`. */
export async function open(key: Bytes | CryptoKey, place: Bytes, sealed: Uint8Array): Promise<unknown> {
  const plain = await openBytes(key, place, sealed)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain)) as unknown
  } catch {
    throw new SealingError('broken')
  }
}
