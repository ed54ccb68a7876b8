// What the words worker does for the page: words are made or read, blinded, stirred and stretched. They stay in here between
// the steps; the key leaves through the port to the vault only.
import type { Bytes } from './bytes.ts'
import { blind, finalize } from './oprf.ts'
import { stretchWords } from './stretch.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'
import type { Purpose, WordsCalls } from './words-shape.ts'
import { newPackageSalt, sealPackage } from './sealed-package.ts'
import {
  newCardWords,
  newPackageWords,
  newReceiptDigits,
  newReceiptWords,
  oprfInput,
  parseWords,
} from './words.ts'

const MAKERS = {
  'card-words': newCardWords,
  'receipt-digits': newReceiptDigits,
  'receipt-words': newReceiptWords,
}

/** The calls; `giveKey` carries the stretched key to the vault. */
export function wordsCalls(giveKey: (key: Bytes) => void): WordsCalls {
  let pending: { words: string; purpose: Purpose; input: Bytes; blind: Bytes } | undefined

  const ask = (words: string, purpose: Purpose): { blinded: string } => {
    const input = oprfInput(words, purpose)
    const question = blind(input)
    pending = { words: parseWords(words, purpose), purpose, input, blind: question.blind }
    return { blinded: toText(question.blinded) }
  }

  return {
    async makeWords({ purpose, form }) {
      const words = MAKERS[form]()
      return { words, ...ask(words, purpose) }
    },

    async beginWords({ purpose, words }) {
      return ask(words, purpose)
    },

    async stretchWords({ evaluated }) {
      const begun = pending
      if (!begun) throw new SealingError('bad-words')
      const y = finalize(begun.input, begun.blind, fromText(evaluated))
      giveKey(await stretchWords(begun.words, y, begun.purpose))
      pending = undefined
      return { purpose: begun.purpose }
    },

    async stretchPackage({ words, salt }) {
      giveKey(await stretchWords(words, fromText(salt), 'package'))
    },

    async sealPackage({ content, ...place }) {
      const [words, salt] = [newPackageWords(), newPackageSalt()]
      const { commit, ciphertext, answerKey } = await sealPackage(
        await stretchWords(words, salt, 'package'),
        place,
        content,
      )
      return {
        words,
        salt: toText(salt),
        commit: toText(commit),
        ciphertext: toText(ciphertext),
        answerKey: toText(answerKey),
      }
    },
  }
}
