// Bytes inside, base64url strings at the edges: JSON, the database's API and postMessage carry only the latter.
import type { Bytes } from './bytes.ts'
import { SealingError } from './suite.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** By character code; 64 stands for a letter that is none. Ten thousand headers go through here at once. */
const VALUES = new Uint8Array(128).fill(64)
for (let value = 0; value < 64; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value

/** Bytes → unpadded base64url. */
export function toText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += ALPHABET[three >> 18]! + ALPHABET[(three >> 12) & 63]!
    if (left > 1) text += ALPHABET[(three >> 6) & 63]!
    if (left > 2) text += ALPHABET[three & 63]!
  }
  return text
}

/** Unpadded base64url → bytes. Strict: any other letter, length or stray bit is `broken`, so that no object has two spellings. */
export function fromText(text: string): Bytes {
  const spare = text.length % 4
  if (spare === 1) throw new SealingError('broken')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < text.length; index += 1) {
    const value = VALUES[text.charCodeAt(index)] ?? 64
    if (value === 64) throw new SealingError('broken')
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at] = (held >> bits) & 0xff
      at += 1
    }
  }
  if ((held & ((1 << bits) - 1)) !== 0) throw new SealingError('broken')
  return bytes
}
