// The whole vault as one object, for Node, the demo and tests. In the browser its two halves are workers, which
// vault-client.ts joins in the same way.
import { createKeyVault, nothingHeld } from './key-vault.ts'
import type { LocalVault } from './vault-shape.ts'
import type { VaultState } from './vault-state.ts'
import { besideWords } from './words-beside.ts'
import { wordsCalls } from './words-calls.ts'

export { nothingHeld }

/** A locked vault. Who gives the state can look inside: for tests of dishonest clients. */
export function createVault(state: VaultState = nothingHeld()): LocalVault {
  const keys = createKeyVault(state)
  return {
    ...keys,
    ...besideWords(
      keys,
      wordsCalls((key) => keys.holdGrown(key)),
    ),
  }
}
