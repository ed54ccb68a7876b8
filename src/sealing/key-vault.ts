// What holds all keys of one person while unlocked and answers with ciphertexts and plain values, never with a key. In the
// browser it stands alone in its worker (vault.worker.ts); with the slow half of words beside it, it is the vault (vault.ts).
import { join } from './bytes.ts'
import { cardCalls } from './vault-card.ts'
import { caseCalls } from './vault-cases.ts'
import { chainCalls } from './vault-chains.ts'
import { circleCalls } from './vault-circles.ts'
import { fileOpeningCalls, fileSealingCalls } from './vault-files.ts'
import { moveCalls } from './vault-moves.ts'
import { openingCalls } from './vault-opening.ts'
import { guardianCalls } from './vault-guardians.ts'
import { logCalls } from './vault-logs.ts'
import { packageCalls } from './vault-packages.ts'
import { pageCalls } from './vault-pages.ts'
import { reportCalls } from './vault-reports.ts'
import { sealingCalls } from './vault-sealing.ts'
import { recoveryShareCalls } from './vault-recovery-shares.ts'
import { SealingError } from './suite.ts'
import type { LocalKeyVault } from './vault-shape.ts'
import type { DeviceClock, VaultState } from './vault-state.ts'
import { timeCalls } from './vault-time.ts'
import { visitCalls } from './vault-visits.ts'
import { restorationCalls } from './vault-restoration.ts'
import { registerCalls } from './vault-register.ts'
import { witnessCalls } from './vault-witness.ts'

/** What a locked vault holds: nothing. */
export const nothingHeld = (clock: DeviceClock = Date): VaultState => ({
  clock,
  ahead: undefined,
  held: undefined,
  kek: undefined,
  grown: undefined,
  invited: undefined,
  newCard: undefined,
  files: new Map(),
  recoveryShares: undefined,
})

/** Keys that windows share, and who has opened them. */
export interface SharedKeys {
  state: VaultState
  openedBy?: VaultState | undefined
}

/**
 * As one window sees them: what is under way there is its own, and keys that another one has opened are not there before what is shown was held
 * against what was seen.
 */
function sharing(keys: SharedKeys): VaultState {
  const { state: other } = keys
  const own: VaultState = {
    ...nothingHeld(other.clock),
    get held() {
      return other.held?.isIn || keys.openedBy === own ? other.held : undefined
    },
    set held(held) {
      keys.openedBy = own
      other.held = held
    },
    get ahead() {
      return other.ahead
    },
    set ahead(ahead) {
      other.ahead = ahead
    },
  }
  return own
}

/** A locked one. Who gives the state can look inside: in Node only, for tests of dishonest clients. */
export function createKeyVault(state: VaultState = nothingHeld()): LocalKeyVault {
  const opening = openingCalls(state)
  const logs = logCalls(state)
  return {
    ...opening,
    ...circleCalls(state),
    ...sealingCalls(state),
    ...packageCalls(state),
    ...caseCalls(state),
    ...fileSealingCalls(state),
    ...fileOpeningCalls(state),
    ...chainCalls(state),
    ...moveCalls(state),
    ...pageCalls(state),
    ...reportCalls(state),
    ...logs,
    ...guardianCalls(state),
    ...recoveryShareCalls(state, { ...opening, ...logs }),
    ...cardCalls(state),
    ...timeCalls(state),
    ...visitCalls(state),
    ...witnessCalls(state),
    ...registerCalls(state),
    ...restorationCalls(state),
    holdKek(kek) {
      state.kek = join(kek)
    },
    holdGrown(key) {
      state.grown = join(key)
    },
  }
}

/** The vault of one window of several. Memory is set aside by the window alone that has opened the keys and met the alarm. */
export function sharedVault(keys: SharedKeys): LocalKeyVault {
  const own = sharing(keys)
  const vault = createKeyVault(own)
  return {
    ...vault,
    async beginRestoration() {
      if (keys.openedBy !== own) throw new SealingError('locked')
      return vault.beginRestoration()
    },
  }
}
