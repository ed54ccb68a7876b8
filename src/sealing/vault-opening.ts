// Opening the vault and locking it: by first keys, by what opens it again, and by the words of a card or receipt.
import type { Bytes } from './bytes.ts'
import { kekFromRecoveryCode } from './recovery.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import { newUser, openUnlocker, openUser, unlockerFrom } from './unlock.ts'
import { draftCalls } from './vault-drafts.ts'
import type { KeyVault, Unlocker, UserKeys, Vault } from './vault-shape.ts'
import { hold, statusOf, unlocked, type VaultState } from './vault-state.ts'
import {
  makeRecovery,
  takeKek,
  takePrf,
  unlockerCalls,
  unlockerFromText,
  unlockerToText,
} from './vault-unlockers.ts'
import { growFromWords } from './words.ts'

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

/** First keys. */
async function enrol(
  state: VaultState,
  { network, userId }: Parameters<KeyVault['enrol']>[0],
): ReturnType<KeyVault['enrol']> {
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
    ...draftCalls(state),
    ...unlockerCalls(state),

    async status() {
      return statusOf(state)
    },

    async enter() {
      unlocked(state).isIn = true
    },

    enrol: (whose) => enrol(state, whose),

    async unlock(input) {
      return openWith(state, takeKek(state), input)
    },

    async unlockWithRecoveryCode({ code, ...input }) {
      return openWith(state, await kekFromRecoveryCode(code), input)
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
  }
}
