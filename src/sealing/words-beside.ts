// A vault and its words worker as one: whoever calls need not know that the slow half is done elsewhere.
import type { KeyVault, Vault } from './vault-shape.ts'
import type { WordsCalls } from './words-shape.ts'

/** The calls about words, of the two together. */
export function besideWords(
  vault: Pick<KeyVault, 'growWords' | 'growPackage'>,
  words: WordsCalls,
): Pick<Vault, 'makeWords' | 'beginWords' | 'finishWords' | 'sealPackage' | 'openPackage'> {
  return {
    makeWords: (input) => words.makeWords(input),
    beginWords: (input) => words.beginWords(input),
    async finishWords({ evaluated, unlock }) {
      const { purpose } = await words.stretchWords({ evaluated })
      return vault.growWords({ purpose, ...(unlock && { unlock }) })
    },
    sealPackage: (input) => words.sealPackage(input),
    async openPackage({ words: typed, salt, ...sealed }) {
      await words.stretchPackage({ words: typed, salt })
      return vault.growPackage(sealed)
    },
  }
}
