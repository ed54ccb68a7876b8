// A circle is the people who share a seed. From the seed of each epoch grow the pair to which others wrap, the key for
// fast inner wraps and headers, and a commitment. (CCP/1 lines 14 and 26.)
import { same, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { derive, keyPairFromSeed, type EncPair } from './keys.ts'
import { openBytes, sealBytes } from './seal.ts'
import { SealingError } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

/** What a member holds of one epoch. `kw` is the inner key. */
export type CircleKeys = {
  circleId: number
  epoch: number
  seed: Bytes
  enc: EncPair
  kw: Bytes
  commit: Bytes
}

/** Grows a circle's keys from its seed. */
export async function circleKeys(seed: Bytes, circleId: number, epoch: number): Promise<CircleKeys> {
  const [encSeed, kw, commit] = await Promise.all(
    ['enc', 'kw', 'commit'].map((use) => derive(seed, aadLabel('circle', use, circleId, epoch))),
  )
  return { circleId, epoch, seed, enc: await keyPairFromSeed('enc', encSeed!), kw: kw!, commit: commit! }
}

/** Throws `wrong-commit` unless the keys are those of the published epoch. */
export function checkCircle(keys: CircleKeys, commitment: Uint8Array): void {
  if (!same(keys.commit, commitment)) throw new SealingError('wrong-commit')
}

function seedPlace(circleId: number, epoch: number): Bytes {
  return aadLabel('circle-seed', circleId, epoch)
}

/** Seals a seed to one member's X25519 public half. */
export function sealSeedTo(
  memberPublic: Bytes,
  seed: Bytes,
  circleId: number,
  epoch: number,
): Promise<Bytes> {
  return wrapKey(memberPublic, seed, seedPlace(circleId, epoch))
}

/** Opens the seed that was sealed to this member. */
export function openSeed(
  member: EncPair,
  sealed: Uint8Array,
  circleId: number,
  epoch: number,
): Promise<Bytes> {
  return unwrapKey(member, sealed, seedPlace(circleId, epoch))
}

function boxPlace(circleId: number, epoch: number): Bytes {
  return aadLabel('circle-previous', circleId, epoch)
}

/** Boxes the seed of the epoch before under the newer inner key. */
export function boxPreviousSeed(newer: CircleKeys, previousSeed: Bytes): Promise<Bytes> {
  return sealBytes(newer.kw, boxPlace(newer.circleId, newer.epoch), previousSeed)
}

/** Opens the seed of the epoch before. */
export function openPreviousSeed(newer: CircleKeys, box: Uint8Array): Promise<Bytes> {
  return openBytes(newer.kw, boxPlace(newer.circleId, newer.epoch), box)
}
