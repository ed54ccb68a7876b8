// The printed recovery code: 128 random bits as 26 letters and digits of Crockford's base 32, and his check symbol
// (the number modulo 37), in groups of four. Letters that look alike are read as the same.
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, derive, keyPairFromSeed, newSecret, sign, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U'
const LENGTH = 26

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

/** A new code, e.g. `7ZZZ-…-K`. */
export function newRecoveryCode(): string {
  const value = toNumber(newSecret(16))
  let letters = ''
  for (let at = LENGTH - 1; at >= 0; at -= 1) letters += SYMBOLS[Number((value >> BigInt(at * 5)) & 31n)]!
  letters += SYMBOLS[Number(value % 37n)]!
  return letters.match(/.{1,4}/g)!.join('-')
}

/** Reads a typed code → its 16 bytes. `bad-words` when a symbol is missing, unknown or wrong. */
export function parseRecoveryCode(code: string): Bytes {
  const plain = code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s‐-―-]/g, '')
  const letters = plain.slice(0, LENGTH).replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (plain.length !== LENGTH + 1) throw new SealingError('bad-words')
  let value = 0n
  for (const letter of letters) {
    const digit = SYMBOLS.indexOf(letter)
    if (digit < 0 || digit > 31) throw new SealingError('bad-words')
    value = (value << 5n) | BigInt(digit)
  }
  const check = plain.slice(LENGTH).replace('O', '0').replace(/[IL]/, '1')
  if (value >> 128n !== 0n || SYMBOLS[Number(value % 37n)] !== check) throw new SealingError('bad-words')
  const bytes = new Uint8Array(16)
  for (let at = 15; at >= 0; at -= 1) {
    bytes[at] = Number(value & 0xffn)
    value >>= 8n
  }
  return bytes
}

/** The KEK of a recovery code. It has 128 bits of its own, so it needs no slow derivation. `bad-words` as above. */
export function kekFromRecoveryCode(code: string): Promise<Bytes> {
  return derive(parseRecoveryCode(code), aadLabel('unlock', 'recovery'))
}

/**
 * The pair by which a code proves itself to the server, apart from the KEK: signing in by the code alone must not hand out
 * anything that opens. The public half is kept beside the unlocker. `bad-words` as above.
 */
export async function proofPairOf(code: string): Promise<SigPair> {
  return keyPairFromSeed('sig', await derive(parseRecoveryCode(code), aadLabel('recovery-proof')))
}

/** Signs the server's challenge with the code. */
export async function proveRecoveryCode(code: string, challenge: Bytes): Promise<Bytes> {
  return sign(await proofPairOf(code), aadLabel('recovery-proof'), challenge)
}

/** The server's side: throws `bad-signature` unless the code behind `proof` signed this challenge. */
export function checkRecoveryProof(proof: Bytes, challenge: Bytes, signature: Bytes): Promise<void> {
  return checkSignature(proof, aadLabel('recovery-proof'), challenge, signature)
}
