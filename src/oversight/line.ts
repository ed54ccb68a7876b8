// One line of the audit trail as it is shown and proved: its fields, the bytes that its hashes are made of, and the link to
// the line before. The same bytes are made in the database (src/audit/access.sql); a test holds the two together.

import { leafHash, sameBytes, type Bytes } from './merkle.ts'

export interface Line {
  seq: number
  /** ISO instant, whole minutes. */
  at: string
  actor: string
  action: string
  object: string | null
  purpose: string | null
  /** base64url: SHA-256 of the hash before it and its own bytes. */
  hash: string
}

/** Lines of one chain under one node of the tree. */
export const blockSize = 256

const utf8 = new TextEncoder()

const digits = (bytes: number, value: number): Uint8Array => {
  const out = new Uint8Array(bytes)
  for (let at = bytes - 1, rest = value; at >= 0; at -= 1, rest = Math.floor(rest / 256)) out[at] = rest % 256
  return out
}
const withLength = (bytes: Uint8Array): Uint8Array[] => [digits(4, bytes.length), bytes]

export function join(parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const uuidBytes = (id: string): Uint8Array =>
  Uint8Array.from(id.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Chain, number, minute, actor, action, object, purpose, each text with its length before it. */
export const bytesOfLine = (chain: number, line: Line): Bytes =>
  join([
    digits(4, chain),
    digits(8, line.seq),
    digits(8, Math.round(Date.parse(line.at) / 60_000)),
    ...withLength(utf8.encode(line.actor)),
    ...withLength(utf8.encode(line.action)),
    ...withLength(line.object === null ? new Uint8Array() : uuidBytes(line.object)),
    ...withLength(utf8.encode(line.purpose ?? '')),
  ])

/** The hash under which a line stands in the tree. */
export const leafOfLine = (chain: number, line: Line): Promise<Bytes> => leafHash(bytesOfLine(chain, line))

/** Whether each line follows from the one before it. `before` is the hash before the first, empty for line 1. */
export async function firstBreak(
  chain: number,
  lines: readonly Line[],
  before: Uint8Array | undefined,
): Promise<number | undefined> {
  let previous = before
  for (const line of lines) {
    const hash = fromBase64(line.hash)
    if (previous) {
      const expected = await globalThis.crypto.subtle.digest(
        'SHA-256',
        join([previous, bytesOfLine(chain, line)]),
      )
      if (!sameBytes(new Uint8Array(expected), hash)) return line.seq
    }
    previous = hash
  }
  return undefined
}

/** Bytes of base64url or base64. Throws on anything else. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
export const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
export const toBase64url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
