// Names where a ciphertext, signature or derived key belongs. It is HPKE's info and aad, AES-GCM's aad, HKDF's info and
// the prefix of every signed message: what is moved elsewhere does not open. (CCP/1 line 3.)
import { join, utf8, type Bytes } from './bytes.ts'

/**
 * "continuum/v1", `label` and each field, every one with its length in two bytes before it, so that no two lists of
 * fields give the same bytes. Numbers are written in decimal. A field above 65,535 bytes is a RangeError.
 */
export function ctx(label: string, ...fields: (string | number)[]): Bytes {
  const parts = ['continuum/v1', label, ...fields.map(String)].map((field) => {
    const bytes = utf8(field)
    if (bytes.length > 0xffff) throw new RangeError('ctx: field too long')
    return join(new Uint8Array([bytes.length >> 8, bytes.length & 0xff]), bytes)
  })
  return join(...parts)
}
