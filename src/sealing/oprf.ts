// OPRF(ristretto255, SHA-512) of RFC 9497, base mode: the server stirs its key into words that it never sees, so that a
// stolen database without that key cannot be searched for words. The key lies in a file, not in the database.
import { ristretto255_oprf as suite } from '@noble/curves/ed25519.js'
import { join, type Bytes } from './bytes.ts'
import { SealingError } from './suite.ts'

const { oprf } = suite

/** noble's byte arrays are typed over any buffer; these are copies over plain ones. */
function plain(bytes: Uint8Array): Bytes {
  return join(bytes)
}

/** Server: a fresh OPRF key (32 bytes, a scalar). */
export function newOprfKey(): Bytes {
  return plain(oprf.generateKeyPair().secretKey)
}

/** Client: hides `input`. Keep `blind`, send `blinded` (32 bytes). */
export function blind(input: Bytes): { blind: Bytes; blinded: Bytes } {
  const result = oprf.blind(input)
  return { blind: plain(result.blind), blinded: plain(result.blinded) }
}

/** Server: one scalar multiplication. `broken` for a point that is none. Limit the rate. */
export function evaluate(key: Bytes, blinded: Bytes): Bytes {
  try {
    return plain(oprf.blindEvaluate(key, blinded))
  } catch {
    throw new SealingError('broken')
  }
}

/** Client: the 64-byte output, the same for the same input and server key. `broken` for a point that is none. */
export function finalize(input: Bytes, blindScalar: Bytes, evaluated: Bytes): Bytes {
  try {
    return plain(oprf.finalize(input, blindScalar, evaluated))
  } catch {
    throw new SealingError('broken')
  }
}
