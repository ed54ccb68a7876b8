// The vault's work with drafts, which are this person's alone.
import { aadLabel } from './aad-label.ts'
import { derive } from './keys.ts'
import { open, seal } from './seal.ts'
import { fromText, toText } from './text.ts'
import type { KeyVault } from './vault-shape.ts'
import { unlocked, type VaultState } from './vault-state.ts'

/** The calls about drafts. */
export function draftCalls(state: VaultState): Pick<KeyVault, 'sealDraft' | 'openDraft'> {
  return {
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
