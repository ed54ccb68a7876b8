// Keys of a case's compartments. The commitment, known to all recipients, makes sure that everyone got the same key; the
// box of the previous key lets history follow when a key is changed. (CCP/1 lines 15, 23, 24.)
import { same, utf8, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { hmac, newSecret } from './keys.ts'
import { openBytes, sealBytes } from './seal.ts'
import { SealingError } from './suite.ts'

/** A fresh key for one compartment and epoch. */
export function newCompartmentKey(): Bytes {
  return newSecret()
}

/** HMAC(K, "commit"): says which key it is and nothing else. */
export function commitmentOf(key: Bytes): Promise<Bytes> {
  return hmac(key, utf8('commit'))
}

/** Throws `wrong-commit` unless `key` is the promised one. */
export async function checkCommitment(key: Bytes, commitment: Uint8Array): Promise<void> {
  if (!same(await commitmentOf(key), commitment)) throw new SealingError('wrong-commit')
}

/** Where the box of the previous key belongs; `epoch` is that of the newer key. */
export function previousPlace(caseId: string, compartment: string, epoch: number): Bytes {
  return aadLabel('previous', caseId, compartment, epoch)
}

/** Puts the old key into a box that the new one opens. */
export function boxPrevious(newKey: Bytes, oldKey: Bytes, place: Bytes): Promise<Bytes> {
  return sealBytes(newKey, place, oldKey)
}

/** Opens the box of the previous key. */
export function openPrevious(newKey: Bytes, box: Uint8Array, place: Bytes): Promise<Bytes> {
  return openBytes(newKey, place, box)
}
