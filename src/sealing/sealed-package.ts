// A package for a place that has no account here: a file that opens by words said over the telephone, with no server at hand. What it
// tells is sealed under a key stretched from the words; whoever has opened it can answer, sealed to the circle that sent it and
// signed with a pair that only the words give, so that neither a server nor somebody with another package can answer in its place.
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkCommitment, commitmentOf } from './compartment.ts'
import {
  checkSignature,
  derive,
  keyPairFromSeed,
  newSecret,
  sha256,
  sign,
  type EncPair,
  type SigPair,
} from './keys.ts'
import { open, seal } from './seal.ts'
import { KEY_BYTES, TAG_BYTES, withoutSuite } from './suite.ts'
import { unwrapKey, wrapKey } from './wrap.ts'

/** What stands on the outside of a package, bound to what is in it. `until` is a day. */
export interface PackagePlace {
  network: string
  id: string
  until: string
}
/** Where an answer belongs: which case it is about is known inside the package alone. */
export interface PackageAnswerPlace {
  network: string
  caseId: string
  id: string
}

/** Both are padded to whole steps: what is told says much by its length, and so does an answer. */
const PACKAGE_PAD = 4096
const ANSWER_PAD = 2048
const SALT_BYTES = 32
const SIGNATURE_BYTES = 65
const WRAP_BYTES = 1 + KEY_BYTES + KEY_BYTES + TAG_BYTES

/** Stands in the file and is stretched together with the words, so that no two packages can be tried at once. */
export const newPackageSalt = (): Bytes => newSecret(SALT_BYTES)

const packagePlace = ({ network, id, until }: PackagePlace): Bytes => aadLabel('package', network, id, until)
const answerPlace = ({ network, caseId, id }: PackageAnswerPlace): Bytes =>
  aadLabel('package-answer', network, caseId, id)

/** What grows from the stretched words: the key of what is told, and the pair that signs answers. */
async function packageKeys(stretched: Bytes, { network, id }: Pick<PackagePlace, 'network' | 'id'>) {
  const [key, seed] = await Promise.all([
    derive(stretched, aadLabel('package-key', network, id, 'enc')),
    derive(stretched, aadLabel('package-key', network, id, 'sig')),
  ])
  return { key, seed, sig: await keyPairFromSeed('sig', seed) }
}

/** `commit` says which words are right, before anything is opened; `answerKey` is what answers are checked with. */
export async function sealPackage(
  stretched: Bytes,
  at: PackagePlace,
  content: unknown,
): Promise<{ commit: Bytes; ciphertext: Bytes; answerKey: Bytes }> {
  const { key, sig } = await packageKeys(stretched, at)
  const [commit, ciphertext] = await Promise.all([
    commitmentOf(key),
    seal(key, packagePlace(at), content, PACKAGE_PAD),
  ])
  return { commit, ciphertext, answerKey: sig.publicKey }
}

/**
 * `wrong-commit` for other words, `broken` for a file that was changed or belongs elsewhere: all of it or nothing. Whoever keeps `seed`
 * answers later without the words.
 */
export async function openPackage(
  stretched: Bytes,
  at: PackagePlace,
  { commit, ciphertext }: { commit: Bytes; ciphertext: Bytes },
): Promise<{ content: unknown; seed: Bytes; sig: SigPair }> {
  const { key, seed, sig } = await packageKeys(stretched, at)
  await checkCommitment(key, commit)
  return { content: await open(key, packagePlace(at), ciphertext), seed, sig }
}

/** An answer as `signature | wrap | sealed`. `reader`: the public half of the circle that sent the package. */
export async function sealPackageAnswer(
  reader: Bytes,
  at: PackageAnswerPlace,
  answer: unknown,
  author: SigPair,
): Promise<Bytes> {
  const place = answerPlace(at)
  const key = newSecret()
  const sealed = join(await wrapKey(reader, key, place), await seal(key, place, answer, ANSWER_PAD))
  return join(await sign(author, place, await sha256(sealed)), sealed)
}

/** `bad-signature` where nobody who opened this very package wrote it, `broken` for another circle. */
export async function openPackageAnswer(
  reader: EncPair,
  at: PackageAnswerPlace,
  answer: Bytes,
  author: Bytes,
): Promise<unknown> {
  const place = answerPlace(at)
  withoutSuite(answer, SIGNATURE_BYTES + WRAP_BYTES)
  const [signature, sealed] = [answer.slice(0, SIGNATURE_BYTES), answer.slice(SIGNATURE_BYTES)]
  await checkSignature(author, place, await sha256(sealed), signature)
  const key = await unwrapKey(reader, sealed.subarray(0, WRAP_BYTES), place)
  return open(key, place, sealed.subarray(WRAP_BYTES))
}
