// Names where a ciphertext, signature or derived key belongs. It is HPKE's info and aad, AES-GCM's aad, HKDF's info and
// the prefix of every signed message: what is moved elsewhere does not open. (CCP/1 line 3.)
import { join, utf8, type Bytes } from './bytes.ts'

/**
 * "continuum/v1", `label` and each field, every one with its length in two bytes before it, so that no two lists of
 * fields give the same bytes. Numbers are written in decimal. A field above 65,535 bytes is a RangeError.
 */
export function aadLabel(label: string, ...fields: (string | number)[]): Bytes {
  const texts = ['continuum/v1', label, ...fields.map(String)]
  const together = texts.join('')
  const bytes = utf8(together)
  // As many bytes as letters: every letter is one byte, and all were encoded at once. Ten thousand headers go through here.
  if (bytes.length !== together.length) return join(...texts.map(utf8).flatMap((one) => [lengthOf(one), one]))
  const out = new Uint8Array(bytes.length + 2 * texts.length)
  let from = 0
  for (const [at, text] of texts.entries()) {
    out.set(lengthOf(text), from + 2 * at)
    out.set(bytes.subarray(from, from + text.length), from + 2 * at + 2)
    from += text.length
  }
  return out
}

function lengthOf({ length }: { length: number }): Uint8Array {
  if (length > 0xffff) throw new RangeError('aadLabel: field too long')
  return new Uint8Array([length >> 8, length & 0xff])
}
