// The vault: holds all keys of one person while unlocked and answers with ciphertexts and plain values, never with a key.
// It is the same object in the browser's worker (vault.worker.ts), in Node, in the demo and in tests.
import { join } from './bytes.ts'
import { caseCalls } from './vault-cases.ts'
import { chainCalls } from './vault-chains.ts'
import { circleCalls } from './vault-circles.ts'
import { fileCalls } from './vault-files.ts'
import { openingCalls } from './vault-opening.ts'
import { logCalls } from './vault-logs.ts'
import { reportCalls } from './vault-reports.ts'
import type { LocalVault } from './vault-shape.ts'
import type { VaultState } from './vault-state.ts'

/** What a locked vault holds: nothing. */
export const nothingHeld = (): VaultState => ({
  held: undefined,
  kek: undefined,
  words: undefined,
  invited: undefined,
})

/** A locked vault. Who gives the state can look inside: in Node only, for tests of dishonest clients. */
export function createVault(state: VaultState = nothingHeld()): LocalVault {
  return {
    ...openingCalls(state),
    ...circleCalls(state),
    ...caseCalls(state),
    ...fileCalls(state),
    ...chainCalls(state),
    ...reportCalls(state),
    ...logCalls(state),
    holdKek(kek) {
      state.kek = join(kek)
    },
  }
}
