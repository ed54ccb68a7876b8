// The key pair of one visit. Its public half goes along on every telephone: what is written there is sealed to it at once, so that the
// telephone itself cannot read it afterwards. The private half is one seed, wrapped to the circle that holds the visit; who planned it
// signs the public half, so that no server puts another one in its place. (CCP/1 lines 3, 4.)
import { join, same, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import {
  checkSignature,
  keyPairFromSeed,
  newKeyPair,
  newSecret,
  sign,
  type EncPair,
  type SigPair,
} from './keys.ts'
import { open, seal } from './seal.ts'
import { KEY_BYTES, SealingError, TAG_BYTES } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

/** Which visit, and whose circle holds it. */
export type VisitPlace = { network: string; visit: string; circleId: number }

/** A visit's key as it is kept: the public half, the seed wrapped to the circle, and the signature of who made it. */
export type SealedVisitKey = { publicKey: Bytes; wrap: Bytes; signature: Bytes }

/** Suite, encapsulated key, wrapped key, tag. */
const WRAP_BYTES = 1 + KEY_BYTES + KEY_BYTES + TAG_BYTES
/** Rows of long and of short talks are as long as one another. */
const ROW_PAD = 2048

const keyPlace = ({ network, visit, circleId }: VisitPlace): Bytes =>
  aadLabel('visit-key', network, visit, circleId)
const rowPlace = (visit: string, row: string): Bytes => aadLabel('visit-row', visit, row)

export async function newVisitKey(
  circlePublic: Bytes,
  at: VisitPlace,
  author: SigPair,
): Promise<SealedVisitKey> {
  const { pair, seed } = await newKeyPair('enc')
  const place = keyPlace(at)
  const wrap = await wrapKey(circlePublic, seed, place)
  return { publicKey: pair.publicKey, wrap, signature: await sign(author, place, pair.publicKey) }
}

/** `bad-signature` where `author` did not make it; `broken` for another circle, another visit, or halves that do not belong together. */
export async function openVisitKey(
  circle: EncPair,
  at: VisitPlace,
  { publicKey, wrap, signature }: SealedVisitKey,
  author: Bytes,
): Promise<EncPair> {
  const place = keyPlace(at)
  await checkSignature(author, place, publicKey, signature)
  const pair = await keyPairFromSeed('enc', await unwrapKey(circle, wrap, place))
  if (!same(pair.publicKey, publicKey)) throw new SealingError('broken')
  return pair
}

/** Needs no key but the public one: a telephone without anybody's passphrase can do it. */
export async function sealVisitRow(
  visitPublic: Bytes,
  { visit, row }: { visit: string; row: string },
  value: unknown,
): Promise<Bytes> {
  const place = rowPlace(visit, row)
  const key = newSecret()
  return join(await wrapKey(visitPublic, key, place), await seal(key, place, value, ROW_PAD))
}

/** `broken` for another visit, another row or any change. */
export async function openVisitRow(
  pair: EncPair,
  { visit, row }: { visit: string; row: string },
  ciphertext: Bytes,
): Promise<unknown> {
  const place = rowPlace(visit, row)
  const key = await unwrapKey(pair, ciphertext.subarray(0, WRAP_BYTES), place)
  return open(key, place, ciphertext.subarray(WRAP_BYTES))
}
