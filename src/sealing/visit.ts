// The key pair of one visit. Its public half goes along on every telephone: what is written there is sealed to it at once, so that the
// telephone itself cannot read it afterwards. The private half is one seed, wrapped to the circle that holds the visit; who planned it
// signs the public half, so that no server puts another one in its place. A telephone that goes along gets a key of its own to sign with:
// whoever carries it says so with theirs, so that a row says who wrote it although nobody's passphrase was typed since. (CCP/1 lines 3, 4.)
import { join, same, utf8, type Bytes } from './bytes.ts'
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
import { fromText, toText } from './text.ts'
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

/** Of a telephone that goes along on a visit: who carries it, its own key, and their signature under that. */
export type VisitTelephone = { by: string; publicKey: Bytes; signature: Bytes }

const telephonePlace = (network: string, visit: string, by: string): Bytes =>
  aadLabel('visit-telephone', network, visit, by)
const saidPlace = (visit: string, row: string, by: string): Bytes =>
  aadLabel('visit-row-said', visit, row, by)

/**
 * A key that signs rows of this visit and nothing else, certified by who carries the telephone. Its private half can be used on this
 * telephone and taken off it by nobody.
 */
export async function newVisitTelephone(
  { network, visit }: Pick<VisitPlace, 'network' | 'visit'>,
  carrier: { id: string; sig: SigPair },
): Promise<{ telephone: VisitTelephone; key: CryptoKey }> {
  const { pair } = await newKeyPair('sig')
  const place = telephonePlace(network, visit, carrier.id)
  const signature = await sign(carrier.sig, place, pair.publicKey)
  return { telephone: { by: carrier.id, publicKey: pair.publicKey, signature }, key: pair.keys.privateKey }
}

/** What a signed row holds: the words as they were signed, and whose telephone signed them. All of it is sealed. */
type SignedRow = { said: string; by: string; telephone: string; carried: string; signature: string }

/** Signs what is said in a row by the key of the telephone. */
async function signRow(
  { visit, row }: { visit: string; row: string },
  value: unknown,
  { by, publicKey, signature, key }: VisitTelephone & { key: CryptoKey },
): Promise<SignedRow> {
  const said = JSON.stringify(value)
  const pair = { kind: 'sig' as const, publicKey, keys: { privateKey: key, publicKey: key } }
  const signed = await sign(pair, saidPlace(visit, row, by), utf8(said))
  return {
    said,
    by,
    telephone: toText(publicKey),
    carried: toText(signature),
    signature: toText(signed),
  }
}

/**
 * Needs no key but the public one: a telephone without anybody's passphrase can do it. `telephone`: by whose it is signed; one that was made
 * ready by an older release, or by a browser that keeps no such key, signs nothing.
 */
export async function sealVisitRow(
  visitPublic: Bytes,
  at: { visit: string; row: string },
  value: unknown,
  telephone?: VisitTelephone & { key: CryptoKey },
): Promise<Bytes> {
  const place = rowPlace(at.visit, at.row)
  const key = newSecret()
  const held = telephone ? await signRow(at, value, telephone) : value
  return join(await wrapKey(visitPublic, key, place), await seal(key, place, held, ROW_PAD))
}

/** What a row says, and who wrote it; nobody where it is not signed. */
export type OpenedRow = { value: unknown; by?: string }

function isSigned(held: unknown): held is SignedRow {
  const { said, by, telephone, carried, signature } = (held ?? {}) as Record<string, unknown>
  return [said, by, telephone, carried, signature].every((one) => typeof one === 'string')
}

/**
 * `broken` for another visit, another row or any change; `bad-signature` where it says that somebody wrote it who did not. `keysOf`: those
 * with which a colleague signs, or has signed.
 */
export async function openVisitRow(
  pair: EncPair,
  { network, visit, row }: { network: string; visit: string; row: string },
  ciphertext: Bytes,
  keysOf: (user: string) => readonly Bytes[],
): Promise<OpenedRow> {
  const place = rowPlace(visit, row)
  const key = await unwrapKey(pair, ciphertext.subarray(0, WRAP_BYTES), place)
  const held = await open(key, place, ciphertext.subarray(WRAP_BYTES))
  if (!isSigned(held)) return { value: held }
  const { said, by } = held
  const telephone = fromText(held.telephone)
  await checkCarried(keysOf(by), telephonePlace(network, visit, by), telephone, fromText(held.carried))
  await checkSignature(telephone, saidPlace(visit, row, by), utf8(said), fromText(held.signature))
  return { value: parsed(said), by }
}

const parsed = (said: string): unknown => {
  try {
    return JSON.parse(said)
  } catch {
    throw new SealingError('broken')
  }
}

/** One of somebody's keys has signed the telephone's. */
async function checkCarried(authors: readonly Bytes[], place: Bytes, telephone: Bytes, signature: Bytes) {
  const answers = await Promise.allSettled(
    authors.map((author) => checkSignature(author, place, telephone, signature)),
  )
  if (!answers.some(({ status }) => status === 'fulfilled')) throw new SealingError('bad-signature')
}
