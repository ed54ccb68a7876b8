// The few things done with bytes everywhere in this folder.

/** Bytes as WebCrypto wants them: never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>

/** UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Puts byte strings one behind the other. */
export function join(...parts: Uint8Array[]): Bytes {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** As courts and other programs write a digest. */
export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Compares without stopping at the first difference. */
export function same(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false
  let difference = 0
  for (const [at, byte] of one.entries()) difference |= byte ^ other[at]!
  return difference === 0
}
