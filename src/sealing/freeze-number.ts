// The number that freezes a lost card: it stands on a paper of its own, opens nothing, and works without script. The server is given its
// hash and keeps a keyed hash of that (src/database/locked.ts): twelve digits are all tried in minutes, and without the secret beside the
// database a copy of it tells nobody which number freezes whose card.
import { aadLabel } from './aad-label.ts'
import type { Bytes } from './bytes.ts'
import { westernDigits } from './digits.ts'
import { drawDigits } from './draw.ts'
import { sha256 } from './keys.ts'
import { SealingError } from './suite.ts'

const DIGITS = 12

/** Twelve digits (40 bits): what can be done with it is that a new card must be made, and each address may miss sixty times a minute. */
export const newFreezeNumber = (): string => drawDigits(DIGITS)

/** Typed digits of any script → what the server is given of them, 32 bytes. Throws SealingError `bad-words` for what are no twelve digits. */
export function freezeHash(typed: string): Promise<Bytes> {
  const digits = westernDigits(typed.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (!/^\d{12}$/.test(digits)) throw new SealingError('bad-words')
  return sha256(aadLabel('freeze-number', digits))
}
