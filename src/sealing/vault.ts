// The whole vault as one object, for Node, the demo and tests. In the browser its two halves are workers, which
// vault-client.ts joins in the same way.
import { createKeyVault, nothingHeld } from './key-vault.ts'
import type { LocalVault } from './vault-shape.ts'
import type { DeviceClock, VaultState } from './vault-state.ts'
import { besideWords } from './words-beside.ts'
import { wordsCalls } from './words-calls.ts'

export { nothingHeld }

/** The clock of a machine without a browser. Tests and the demonstration, who live through months in minutes, set another one. */
export const deviceClock: DeviceClock = { now: () => Date.now() }

/** A locked vault. Who gives the state can look inside: for tests of dishonest clients. */
export function createVault(state: VaultState = nothingHeld(deviceClock)): LocalVault {
  const keys = createKeyVault(state)
  return {
    ...keys,
    ...besideWords(
      keys,
      wordsCalls((key) => keys.holdGrown(key)),
    ),
  }
}
