// A wrap gives one key to one recipient. Outer: HPKE to a public key (RFC 9180 base mode). Inner: AES-GCM under the key of
// a circle one belongs to, forty times cheaper. Nothing tells the two apart but their length.
import { Aes256Gcm, CipherSuite, DhkemX25519HkdfSha256, HkdfSha256 } from '@hpke/core'
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import type { EncPair } from './keys.ts'
import { openBytes, sealBytes } from './seal.ts'
import { IV_BYTES, KEY_BYTES, SealingError, TAG_BYTES, withSuite, withoutSuite } from './suite.ts'

/** Exported for the RFC 9180 vectors only. */
export const hpke = new CipherSuite({
  kem: new DhkemX25519HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

const INNER_BYTES = 1 + IV_BYTES + KEY_BYTES + TAG_BYTES

/** Where a compartment key's wrap belongs. */
export function wrapPlace(caseId: string, compartment: string, epoch: number, circleId: number): Bytes {
  return aadLabel('wrap', caseId, compartment, epoch, circleId)
}

/**
 * Wraps a 32-byte key to an X25519 public key: `1 | enc(32) | AES-GCM`, place as info and aad. With a `sender` the recipient knows that
 * who wrapped it holds that pair (RFC 9180, auth mode).
 */
export async function wrapKey(
  recipientPublic: Bytes,
  key: Bytes,
  place: Bytes,
  sender?: EncPair,
): Promise<Bytes> {
  try {
    const recipientPublicKey = await hpke.kem.deserializePublicKey(recipientPublic)
    const by = sender && { senderKey: sender.keys }
    const { ct, enc } = await hpke.seal({ recipientPublicKey, info: place, ...by }, key, place)
    return withSuite(new Uint8Array(enc), new Uint8Array(ct))
  } catch {
    throw new SealingError('broken')
  }
}

/** Opens an outer wrap. `broken` for another recipient, another place, another `sender` or any change. */
export async function unwrapKey(
  recipient: EncPair,
  wrap: Uint8Array,
  place: Bytes,
  sender?: Bytes,
): Promise<Bytes> {
  const body = withoutSuite(wrap, KEY_BYTES + KEY_BYTES + TAG_BYTES)
  const enc = body.subarray(0, KEY_BYTES)
  try {
    const by = sender && { senderPublicKey: await hpke.kem.deserializePublicKey(sender) }
    const plain = await hpke.open(
      { recipientKey: recipient.keys, enc, info: place, ...by },
      body.subarray(KEY_BYTES),
      place,
    )
    return new Uint8Array(plain)
  } catch {
    throw new SealingError('broken')
  }
}

/** Inner wrap: `1 | iv | AES-GCM` under a circle's own key. */
export function wrapUnder(circleKey: Bytes, key: Bytes, place: Bytes): Promise<Bytes> {
  return sealBytes(circleKey, place, key)
}

/** Opens an inner wrap; errors as `openBytes`. */
export function unwrapUnder(circleKey: Bytes, wrap: Uint8Array, place: Bytes): Promise<Bytes> {
  return openBytes(circleKey, place, wrap)
}

/** Whether a wrap is an inner one. */
export function isInner(wrap: Uint8Array): boolean {
  return wrap.length === INNER_BYTES
}
