// A passkey as a way in (CCP/1 line 7). Its PRF extension gives 32 bytes that are the same each time and never leave the
// authenticator in another way; bound to the credential, they become the KEK of that passkey's own unlocker.
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { derive } from './keys.ts'
import { KEY_BYTES, SealingError } from './suite.ts'

/** PRF output and credential id → KEK. `broken` for an output of another length. */
export function kekFromPrf(prf: Uint8Array, credentialId: Bytes): Promise<Bytes> {
  if (prf.length !== KEY_BYTES) throw new SealingError('broken')
  return derive(join(prf), aadLabel('unlock', 'prf'), KEY_BYTES, credentialId)
}
