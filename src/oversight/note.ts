// A checkpoint as text that anybody can keep, print or hand to another organisation: origin, size, root, in the form of
// C2SP (tlog-checkpoint) under a signed note with an Ed25519 signature. And the line by which it names a chain.

import { fromBase64, join, toBase64 } from './line.ts'
import { holdsInclusion, leafHash, type Bytes } from './merkle.ts'

const subtle = globalThis.crypto.subtle
const utf8 = new TextEncoder()

export interface Checkpoint {
  origin: string
  /** Lines in the ledger. */
  size: number
  root: Bytes
}

/** Names the log of one installation; stands in every checkpoint, so that none can pass for another network's. */
export const originOf = (network: string): string => `continuum/${network}`

/** The text that is signed. */
export const bodyOf = ({ origin, size, root }: { origin: string; size: number; root: Uint8Array }): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`

/** The first four bytes of SHA-256(name, newline, kind of key, key): says which key signed. */
async function keyId(name: string, key: Uint8Array): Promise<Uint8Array> {
  const named = join([utf8.encode(`${name}\n`), new Uint8Array([1]), key])
  return new Uint8Array(await subtle.digest('SHA-256', named)).slice(0, 4)
}

/** The whole note. `sign` gives the 64 bytes of an Ed25519 signature. */
export async function signedNote(
  checkpoint: Checkpoint,
  key: Uint8Array,
  sign: (message: Bytes) => Promise<Uint8Array>,
): Promise<string> {
  const body = bodyOf(checkpoint)
  const line = join([await keyId(checkpoint.origin, key), await sign(utf8.encode(body))])
  return `${body}\n— ${checkpoint.origin} ${toBase64(line)}\n`
}

/** Reads a note and checks its signature by `key`; undefined where anything is not as it should be. */
export async function openNote(note: string, key: Uint8Array): Promise<Checkpoint | undefined> {
  const parts =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n— ([^\n ]+) ([A-Za-z0-9+/]{91}=)\n$/.exec(note)
  if (!parts) return undefined
  const [, origin, size, root, name, signature] = parts as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const bytes = fromBase64(signature)
  const id = await keyId(origin, key)
  if (name !== origin || bytes.length !== 68 || id.some((byte, at) => byte !== bytes[at])) return undefined
  const checkpoint = { origin, size: Number(size), root: fromBase64(root) }
  // The last letter of base64 has bits that say nothing: only one way of writing is ours.
  if (toBase64(checkpoint.root) !== root || toBase64(bytes) !== signature) return undefined
  const good = await verifies(key, utf8.encode(bodyOf(checkpoint)), bytes.slice(4))
  return good ? checkpoint : undefined
}

/** Whether an Ed25519 signature is by this key. */
export async function verifies(key: Uint8Array, message: Bytes, signature: Bytes): Promise<boolean> {
  try {
    const imported = await subtle.importKey('raw', join([key]), 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', imported, signature, message)
  } catch {
    return false
  }
}

/** A chain as the ledger names it: an organisation's audit trail, its signed log, or a case's chain. */
export interface Head {
  kind: 'audit' | 'organisation' | 'case'
  chain: string
  /** Lines in the chain. */
  size: number
  /** base64url. The root of its tree; where a chain has none, the hash of its last statement. */
  root: string
  /** base64url. The hash of its last line. */
  head: string
}

/** The bytes of a ledger line. */
export const bytesOfHead = ({ kind, chain, size, root, head }: Head): Bytes =>
  utf8.encode(`${kind} ${chain} ${size} ${root} ${head}`)

/** Whether a ledger line stands under a checkpoint's root. */
export const isInLedger = async (
  line: Head & { n: number; path: readonly string[] },
  checkpoint: Pick<Checkpoint, 'size' | 'root'>,
): Promise<boolean> =>
  holdsInclusion(
    await leafHash(bytesOfHead(line)),
    { index: line.n, size: checkpoint.size, path: line.path.map(fromBase64) },
    checkpoint.root,
  )
