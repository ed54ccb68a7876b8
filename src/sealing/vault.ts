// The vault: holds all keys of one person while unlocked and answers with ciphertexts and plain values, never with a key.
// It is the same object in the browser's worker (vault.worker.ts), in Node, in the demo and in tests.
import { join } from './bytes.ts'
import { caseCalls } from './vault-cases.ts'
import { circleCalls } from './vault-circles.ts'
import { fileCalls } from './vault-files.ts'
import { openingCalls } from './vault-opening.ts'
import { reportCalls } from './vault-reports.ts'
import type { LocalVault } from './vault-shape.ts'
import type { VaultState } from './vault-state.ts'

/** A locked vault. */
export function createVault(): LocalVault {
  const state: VaultState = { held: undefined, kek: undefined, words: undefined }
  return {
    ...openingCalls(state),
    ...circleCalls(state),
    ...caseCalls(state),
    ...fileCalls(state),
    ...reportCalls(state),
    holdKek(kek) {
      state.kek = join(kek)
    },
  }
}
