// Opening the vault: first keys, the passphrase's KEK, passkeys, the recovery code, and the words of a card or receipt.
import type { Bytes } from './bytes.ts'
import { derive } from './keys.ts'
import { aadLabel } from './aad-label.ts'
import { kekFromPrf } from './passkey.ts'
import { kekFromRecoveryCode, newRecoveryCode, proofPairOf, proveRecoveryCode } from './recovery.ts'
import { open, seal } from './seal.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { newUser, openUnlocker, openUser, unlockerFrom, type SealedUnlocker } from './unlock.ts'
import type { KeyVault, Unlocker, UserKeys, Vault } from './vault-shape.ts'
import { hold, statusOf, unlocked, type VaultState } from './vault-state.ts'
import { growFromWords } from './words.ts'

function unlockerToText(unlocker: SealedUnlocker): Unlocker {
  return {
    kind: unlocker.kind,
    publicKey: toText(unlocker.publicKey),
    sealedPrivate: toText(unlocker.sealedPrivate),
    wrappedUms: toText(unlocker.wrappedUms),
  }
}

function unlockerFromText(unlocker: Unlocker): SealedUnlocker {
  return {
    kind: unlocker.kind,
    publicKey: fromText(unlocker.publicKey),
    sealedPrivate: fromText(unlocker.sealedPrivate),
    wrappedUms: fromText(unlocker.wrappedUms),
  }
}

/** A KEK is used once: the next call needs a new one from the passphrase worker. */
function takeKek(state: VaultState): Bytes {
  const { kek } = state
  if (!kek) throw new SealingError('no-kek')
  state.kek = undefined
  return kek
}

async function makeRecovery(
  userId: string,
  ums: Bytes,
): Promise<{ unlocker: Unlocker; recoveryCode: string }> {
  const recoveryCode = newRecoveryCode()
  const [kek, proof] = await Promise.all([kekFromRecoveryCode(recoveryCode), proofPairOf(recoveryCode)])
  const unlocker = unlockerToText(await unlockerFrom(kek, 'recovery', userId, ums))
  return { unlocker: { ...unlocker, proof: toText(proof.publicKey) }, recoveryCode }
}

/** The page hands these bytes over and forgets them; so do we, once they have become a KEK. */
async function takePrf(prf: Uint8Array, credentialId: string): Promise<Bytes> {
  const kek = await kekFromPrf(prf, fromText(credentialId))
  prf.fill(0)
  return kek
}

async function openWith(
  state: VaultState,
  kek: Bytes,
  input: { network: string; userId: string; user: UserKeys; unlocker: Unlocker },
): ReturnType<Vault['unlock']> {
  const { network, userId, user, unlocker } = input
  const own = await openUnlocker(kek, userId, unlockerFromText(unlocker))
  const pairs = await openUser(userId, own, {
    encPublic: fromText(user.encPublic),
    sigPublic: fromText(user.sigPublic),
    sealedKeys: fromText(user.sealedKeys),
  })
  state.files.clear()
  state.recoveryShares = undefined
  state.held = hold({ network, userId, own, ...pairs })
  return statusOf(state)
}

type Calls =
  | 'status'
  | 'enter'
  | 'enrol'
  | 'unlock'
  | 'unlockWithRecoveryCode'
  | 'replacePassphrase'
  | 'replaceRecoveryCode'
  | 'proveRecoveryCode'
  | 'addPasskey'
  | 'unlockWithPasskey'
  | 'lock'
  | 'growWords'
  | 'standFor'
  | 'sealDraft'
  | 'openDraft'

/** The calls that open and close, and the drafts that are this person's alone. */
export function openingCalls(state: VaultState): Pick<KeyVault, Calls> {
  return {
    async status() {
      return statusOf(state)
    },

    async enter() {
      unlocked(state).isIn = true
    },

    async enrol({ network, userId }) {
      const kek = takeKek(state)
      const { ums, enc, sig, sealedKeys } = await newUser(userId)
      const passphrase = await unlockerFrom(kek, 'passphrase', userId, ums)
      const recovery = await makeRecovery(userId, ums)
      state.held = hold({ network, userId, own: ums, enc, sig, invited: state.invited, isNew: true })
      return {
        user: {
          encPublic: toText(enc.publicKey),
          sigPublic: toText(sig.publicKey),
          sealedKeys: toText(sealedKeys),
        },
        unlockers: [unlockerToText(passphrase), recovery.unlocker],
        recoveryCode: recovery.recoveryCode,
      }
    },

    async unlock(input) {
      return openWith(state, takeKek(state), input)
    },

    async unlockWithRecoveryCode({ code, ...input }) {
      return openWith(state, await kekFromRecoveryCode(code), input)
    },

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

    async unlockWithPasskey({ prf, credentialId, ...input }) {
      return openWith(state, await takePrf(prf, credentialId), input)
    },

    async lock() {
      state.held = undefined
      state.kek = undefined
      state.grown = undefined
      state.invited = undefined
      state.newCard = undefined
      state.files.clear()
      state.recoveryShares = undefined
    },

    async growWords({ purpose, unlock }) {
      const key = state.grown
      if (!key) throw new SealingError('bad-words')
      state.grown = undefined
      const { locator, enc, sig, own } = await growFromWords(key, purpose)
      if (unlock) state.held = hold({ network: unlock.network, userId: '', enc, sig, own })
      else if (purpose === 'card') state.newCard = own
      return {
        locator: toText(locator),
        encPublic: toText(enc.publicKey),
        sigPublic: toText(sig.publicKey),
      }
    },

    async standFor({ circleId }) {
      unlocked(state).ownCircle = circleId
      return statusOf(state)
    },

    async sealDraft({ name, value }) {
      const held = unlocked(state)
      const key = await derive(held.own, aadLabel('draft-key'))
      return { ciphertext: toText(await seal(key, aadLabel('draft', held.userId, name), value)) }
    },

    async openDraft({ name, ciphertext }) {
      const held = unlocked(state)
      const key = await derive(held.own, aadLabel('draft-key'))
      return { value: await open(key, aadLabel('draft', held.userId, name), fromText(ciphertext)) }
    },
  }
}
