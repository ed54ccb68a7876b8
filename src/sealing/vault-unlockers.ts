// The vault's work with what opens it again: a passphrase's KEK, the recovery code and passkeys, each made or replaced.
import type { Bytes } from './bytes.ts'
import { kekFromPrf } from './passkey.ts'
import { kekFromRecoveryCode, newRecoveryCode, proofPairOf, proveRecoveryCode } from './recovery.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { unlockerFrom, type SealedUnlocker } from './unlock.ts'
import type { KeyVault, Unlocker } from './vault-shape.ts'
import { unlocked, type VaultState } from './vault-state.ts'

export function unlockerToText(unlocker: SealedUnlocker): Unlocker {
  return {
    kind: unlocker.kind,
    publicKey: toText(unlocker.publicKey),
    sealedPrivate: toText(unlocker.sealedPrivate),
    wrappedUms: toText(unlocker.wrappedUms),
  }
}

export function unlockerFromText(unlocker: Unlocker): SealedUnlocker {
  return {
    kind: unlocker.kind,
    publicKey: fromText(unlocker.publicKey),
    sealedPrivate: fromText(unlocker.sealedPrivate),
    wrappedUms: fromText(unlocker.wrappedUms),
  }
}

/** A KEK is used once: the next call needs a new one from the passphrase worker. */
export function takeKek(state: VaultState): Bytes {
  const { kek } = state
  if (!kek) throw new SealingError('no-kek')
  state.kek = undefined
  return kek
}

export async function makeRecovery(
  userId: string,
  ums: Bytes,
): Promise<{ unlocker: Unlocker; recoveryCode: string }> {
  const recoveryCode = newRecoveryCode()
  const [kek, proof] = await Promise.all([kekFromRecoveryCode(recoveryCode), proofPairOf(recoveryCode)])
  const unlocker = unlockerToText(await unlockerFrom(kek, 'recovery', userId, ums))
  return { unlocker: { ...unlocker, proof: toText(proof.publicKey) }, recoveryCode }
}

/** The page hands these bytes over and forgets them; so do we, once they have become a KEK. */
export async function takePrf(prf: Uint8Array, credentialId: string): Promise<Bytes> {
  const kek = await kekFromPrf(prf, fromText(credentialId))
  prf.fill(0)
  return kek
}

type Calls = 'replacePassphrase' | 'replaceRecoveryCode' | 'proveRecoveryCode' | 'addPasskey'

/** The calls that make what opens a vault again. */
export function unlockerCalls(state: VaultState): Pick<KeyVault, Calls> {
  return {
    async replacePassphrase() {
      const { own, userId } = unlocked(state)
      return unlockerToText(await unlockerFrom(takeKek(state), 'passphrase', userId, own))
    },

    async replaceRecoveryCode() {
      const { own, userId } = unlocked(state)
      return makeRecovery(userId, own)
    },

    async proveRecoveryCode({ code, challenge }) {
      return { signature: toText(await proveRecoveryCode(code, fromText(challenge))) }
    },

    async addPasskey({ prf, credentialId }) {
      const { own, userId } = unlocked(state)
      const kek = await takePrf(prf, credentialId)
      return unlockerToText(await unlockerFrom(kek, 'passkey', userId, own))
    },
  }
}
