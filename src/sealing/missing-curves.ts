// X25519 and Ed25519 where a browser's WebCrypto has neither or only one of them (Chrome before 137, Firefox before 130, Safari
// before 17): under the names by which everything here and HPKE call them, with the arithmetic of @noble/curves. The one place that
// knows of two implementations. Loaded by old browsers alone (old-browser.ts).
import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { join, same, type Bytes } from './bytes.ts'
import { PKCS8 } from './keys.ts'
import { fromText, toText } from './text.ts'

type Curve = 'X25519' | 'Ed25519'
type Kind = 'private' | 'public'

const heads: Record<Curve, Uint8Array> = { X25519: PKCS8.enc, Ed25519: PKCS8.sig }
const publicOf: Record<Curve, (secret: Uint8Array) => Uint8Array> = {
  X25519: (secret) => x25519.getPublicKey(secret),
  Ed25519: (secret) => ed25519.getPublicKey(secret),
}

/** The bytes of each key, out of reach of whoever holds the key. */
const held = new WeakMap<CryptoKey, Bytes>()

const fault = (name: 'DataError' | 'InvalidAccessError' | 'NotSupportedError') => new DOMException('', name)

function curveOf(algorithm: AlgorithmIdentifier): Curve | undefined {
  const name = typeof algorithm === 'string' ? algorithm : algorithm.name
  return name === 'X25519' || name === 'Ed25519' ? name : undefined
}

function bytesOf(key: CryptoKey, curve: Curve, kind?: Kind): Bytes {
  const bytes = held.get(key)
  if (!bytes || key.algorithm.name !== curve || (kind && key.type !== kind)) throw fault('InvalidAccessError')
  return bytes
}

const copied = (data: BufferSource): Bytes =>
  join(
    ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data),
  )

/** What an imported key is: which half, and its 32 bytes. */
function readKey(curve: Curve, format: KeyFormat, data: BufferSource | JsonWebKey): [Kind, Bytes] {
  if (format === 'jwk') {
    const { kty, crv, x, d } = data as JsonWebKey
    if (kty !== 'OKP' || crv !== curve || !x) throw fault('DataError')
    return d === undefined ? ['public', fromText(x)] : ['private', fromText(d)]
  }
  const bytes = copied(data as BufferSource)
  if (format === 'raw') return ['public', bytes]
  const head = heads[curve]
  if (format !== 'pkcs8' || !same(bytes.subarray(0, head.length), head)) throw fault('DataError')
  return ['private', bytes.slice(head.length)]
}

function keyOf(
  curve: Curve,
  [type, bytes]: [Kind, Bytes],
  extractable: boolean,
  usages: readonly KeyUsage[],
) {
  if (bytes.length !== 32) throw fault('DataError')
  const key: CryptoKey = Object.freeze({ type, extractable, algorithm: { name: curve }, usages: [...usages] })
  held.set(key, bytes)
  return key
}

function exported(curve: Curve, format: KeyFormat, key: CryptoKey): ArrayBuffer | JsonWebKey {
  const bytes = bytesOf(key, curve)
  if (!key.extractable) throw fault('InvalidAccessError')
  const isPublic = key.type === 'public'
  if (format === 'raw' && isPublic) return join(bytes).buffer
  if (format !== 'jwk') throw fault('NotSupportedError')
  const x = toText(isPublic ? bytes : publicOf[curve](bytes))
  const jwk = { kty: 'OKP', crv: curve, x, ext: true, key_ops: [...key.usages] }
  return isPublic ? jwk : { ...jwk, d: toText(bytes) }
}

function generated(curve: Curve, extractable: boolean, usages: readonly KeyUsage[]): CryptoKeyPair {
  const secret = globalThis.crypto.getRandomValues(new Uint8Array(32))
  const own = usages.filter((usage) => usage !== 'verify')
  const others = usages.filter((usage) => usage === 'verify')
  return {
    privateKey: keyOf(curve, ['private', secret], extractable, own),
    publicKey: keyOf(curve, ['public', join(publicOf[curve](secret))], true, others),
  }
}

/** The secret of two; one that would be zero is refused by the library. */
function common(theirs: CryptoKey, mine: CryptoKey, bits: number | null | undefined): ArrayBuffer {
  if (bits !== null && bits !== undefined && bits !== 256) throw fault('NotSupportedError')
  return join(x25519.getSharedSecret(bytesOf(mine, 'X25519', 'private'), bytesOf(theirs, 'X25519', 'public')))
    .buffer
}

function verified(key: CryptoKey, signature: BufferSource, message: BufferSource): boolean {
  const author = bytesOf(key, 'Ed25519', 'public')
  try {
    // As RFC 8032 and WebCrypto have it, not the looser rule of ledgers.
    return ed25519.verify(copied(signature), copied(message), author, { zip215: false })
  } catch {
    return false
  }
}

/** What follows a curve's name, as WebCrypto has it. */
interface Inputs {
  importKey: [KeyFormat, BufferSource | JsonWebKey, unknown, boolean, KeyUsage[]]
  exportKey: [KeyFormat, CryptoKey]
  generateKey: [unknown, boolean, KeyUsage[]]
  deriveBits: [{ public: CryptoKey }, CryptoKey, (number | null)?]
  sign: [unknown, CryptoKey, BufferSource]
  verify: [unknown, CryptoKey, BufferSource, BufferSource]
}

/** The calls that name a curve, for the two that are ours. */
const ours: { [Name in keyof Inputs]: (curve: Curve, input: Inputs[Name]) => unknown } = {
  importKey: (curve, [format, data, , extractable, usages]) =>
    keyOf(curve, readKey(curve, format, data), extractable, usages),
  exportKey: (curve, [format, key]) => exported(curve, format, key),
  generateKey: (curve, [, extractable, usages]) => generated(curve, extractable, usages),
  deriveBits: (_curve, [{ public: theirs }, mine, bits]) => common(theirs, mine, bits),
  sign: (curve, [, key, message]) =>
    join(ed25519.sign(copied(message), bytesOf(key, curve, 'private'))).buffer,
  verify: (_curve, [, key, signature, message]) => verified(key, signature, message),
}

/** At which place each call names its algorithm. */
const NAMED = { importKey: 2, exportKey: 1, generateKey: 0, deriveBits: 0, sign: 0, verify: 0 } as const

/** Gives `subtle` both curves. Everything else stays the browser's own. */
export function provideCurves(subtle: SubtleCrypto): void {
  for (const [name, at] of Object.entries(NAMED) as [keyof typeof NAMED, number][]) {
    const native = (subtle[name] as (...input: unknown[]) => Promise<unknown>).bind(subtle)
    const call = ours[name] as (curve: Curve, input: unknown[]) => unknown
    const value = async (...input: unknown[]): Promise<unknown> => {
      const named = input[at] as CryptoKey | AlgorithmIdentifier
      const curve =
        name === 'exportKey' ? held.has(named as CryptoKey) && (named as CryptoKey).algorithm : named
      const known = curve ? curveOf(curve as AlgorithmIdentifier) : undefined
      return known ? call(known, input) : native(...input)
    }
    Object.defineProperty(subtle, name, { value, configurable: true, writable: true })
  }
}
