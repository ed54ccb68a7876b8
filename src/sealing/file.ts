// A file of a case, sealed in pieces of 256 KiB under a key of its own, so that 500 MB need no more memory than one piece.
// The nonce counts the pieces and marks the last one: pieces left out, put in another order or taken from another file do
// not open. What lies on a disk has the length of a padded file, never its own. (CCP/1 lines 32 and 33.)
import { createSHA256 } from 'hash-wasm'
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { newSecret } from './keys.ts'
import { KEY_BYTES, SealingError, TAG_BYTES, withoutSuite, withSuite } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { AboutFile } from './file-shape.ts'

const subtle = globalThis.crypto.subtle

/** Bytes of the file in every piece but the last. */
export const PIECE = 256 * 1024
/** What a sealed piece is longer: suite byte and tag. */
export const PIECE_MORE = 1 + TAG_BYTES
/** The largest file: 4,096 pieces, 1 GiB. */
export const MOST_PIECES = 4096
/** Short files are all of this length, so that a note and a scanned stamp look the same. */
const SHORTEST = 4096
const PREFIX_BYTES = 7

/** Padmé: the length keeps only its first few bits, at most 12 % longer, less than 2 % for large ones. */
export function paddedLength(size: number): number {
  if (size <= SHORTEST) return SHORTEST
  const exponent = Math.floor(Math.log2(size))
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1)
  return Math.ceil(size / step) * step
}

/** How many pieces a padded length makes. */
export const piecesOf = (padded: number): number => Math.ceil(padded / PIECE)

/** Where a file's pieces belong. The epoch is not part of it: a new key for the compartment leaves them as they are. */
export function filePlace(network: string, caseId: string, compartment: string, file: string): Bytes {
  return aadLabel('file', network, caseId, compartment, file)
}

/** What opens the pieces of one file. Never leaves the vault. */
export type FileKey = { key: CryptoKey; prefix: Bytes; place: Bytes; pieces: number }

/** The secret part of a file's record, beside what may be shown. */
export type FileSecret = { key: string; prefix: string }

/** A fresh secret for one file. */
export function newFileSecret(): FileSecret {
  return { key: toText(newSecret()), prefix: toText(newSecret(PREFIX_BYTES)) }
}

/** The key from a record's secret; `broken` where it has not the right form. */
export async function fileKey(secret: FileSecret, place: Bytes, pieces: number): Promise<FileKey> {
  const key = fromText(secret.key)
  const prefix = fromText(secret.prefix)
  if (key.length !== KEY_BYTES || prefix.length !== PREFIX_BYTES) throw new SealingError('broken')
  return {
    key: await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']),
    prefix,
    place,
    pieces,
  }
}

function algorithm({ prefix, place, pieces }: FileKey, index: number) {
  const iv = new Uint8Array(PREFIX_BYTES + 5)
  iv.set(prefix)
  const view = new DataView(iv.buffer)
  view.setUint32(PREFIX_BYTES, index)
  view.setUint8(PREFIX_BYTES + 4, index === pieces - 1 ? 1 : 0)
  return { name: 'AES-GCM', iv, additionalData: place }
}

/** Seals piece `index` (from 0) as `1 | AES-GCM`. The nonce is not sent: it follows from the file and the number. */
export async function sealPiece(file: FileKey, index: number, plain: Bytes): Promise<Bytes> {
  return withSuite(new Uint8Array(await subtle.encrypt(algorithm(file, index), file.key, plain)))
}

/** Opens piece `index`; `broken` for another number, another file, another place, an early end or any change. */
export async function openPiece(file: FileKey, index: number, sealed: Uint8Array): Promise<Bytes> {
  const body = withoutSuite(sealed, TAG_BYTES)
  try {
    return new Uint8Array(await subtle.decrypt(algorithm(file, index), file.key, body))
  } catch {
    throw new SealingError('broken')
  }
}

/** SHA-256 in hex that takes its bytes one after the other, which WebCrypto does not. */
export type Digest = { add: (bytes: Uint8Array) => void; text: () => string }
export async function digest(): Promise<Digest> {
  const running = await createSHA256()
  return { add: (bytes) => void running.update(bytes), text: () => running.digest() }
}

/** A file between its first and its last piece. */
export type FileAtWork = FileKey & {
  about: AboutFile
  /** What is being sealed. */
  content?: Blob
  /** What is being read: the number of the next piece, and the digest so far. */
  reading?: { next: number; digest: Digest }
}

/** Bytes of a file between two places; `other-file` where it was moved or changed since it was picked. */
export async function readPart(content: Blob, from: number, to: number): Promise<Bytes> {
  try {
    return new Uint8Array(await content.slice(from, to).arrayBuffer())
  } catch {
    throw new SealingError('other-file')
  }
}

/** SHA-256 of a whole file, read a megabyte at a time. */
export async function digestOf(content: Blob): Promise<string> {
  const running = await digest()
  const step = 4 * PIECE
  for (let at = 0; at < content.size; at += step) running.add(await readPart(content, at, at + step))
  return running.text()
}

/** Checks what a record says about its file, and takes the secret out of it. `broken` for what no vault has sealed. */
export function readFileRecord(value: unknown): { about: AboutFile; secret: FileSecret } {
  const { key, prefix, ...about } = (value ?? {}) as AboutFile & FileSecret
  const { name, mime, size, pieces, sha256, kept } = about
  const texts = [key, prefix, name, mime, sha256, kept].every((one) => typeof one === 'string')
  const numbers = Number.isSafeInteger(size) && size >= 0 && pieces === piecesOf(paddedLength(size))
  if (!texts || !numbers) throw new SealingError('broken')
  return { about: { name, mime, size, pieces, sha256, kept }, secret: { key, prefix } }
}
