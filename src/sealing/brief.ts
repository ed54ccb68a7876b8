// Words from one person to one other: a fresh key wrapped to their own public key, the words sealed under it, and the writer's signature
// over both. No circle's key opens it. The place names the row, the field and for whom it is. (CCP/1 lines 3, 22.)
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, newSecret, sha256, sign, type EncPair, type SigPair } from './keys.ts'
import { open, seal } from './seal.ts'
import { KEY_BYTES, TAG_BYTES, withoutSuite } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

export type BriefPlace = { network: string; row: string; field: string; to: string }

/** Suite, encapsulated key, wrapped key, tag. */
const WRAP_BYTES = 1 + KEY_BYTES + KEY_BYTES + TAG_BYTES

const placeOf = ({ network, row, field, to }: BriefPlace): Bytes => aadLabel('brief', network, row, field, to)

/** `reader`: the X25519 public half of whom it is for. */
export async function sealBrief(
  reader: Bytes,
  at: BriefPlace,
  value: unknown,
  author: SigPair,
): Promise<{ ciphertext: Bytes; signature: Bytes }> {
  const place = placeOf(at)
  const key = newSecret()
  const ciphertext = join(await wrapKey(reader, key, place), await seal(key, place, value))
  return { ciphertext, signature: await sign(author, place, await sha256(ciphertext)) }
}

/** `bad-signature` where `author` did not write it, `broken` for another reader, another place or any change. */
export async function openBrief(
  reader: EncPair,
  at: BriefPlace,
  sealed: { ciphertext: Bytes; signature: Bytes },
  author: Bytes,
): Promise<unknown> {
  const place = placeOf(at)
  const { ciphertext, signature } = sealed
  // A suite of a later day is told as such, before anything is said of who wrote it.
  withoutSuite(ciphertext, WRAP_BYTES)
  await checkSignature(author, place, await sha256(ciphertext), signature)
  const key = await unwrapKey(reader, ciphertext.subarray(0, WRAP_BYTES), place)
  return open(key, place, ciphertext.subarray(WRAP_BYTES))
}
