// What somebody needs who asks for help without an account: the numbers or words of a receipt, the public halves of the keys that
// grow from them, and the six words of a lock. Both halves of it in one small worker: the vault is four times as large, and
// whoever asks for help waits for it on the worst line.
import { fromText, toText } from './text.ts'
import { growFromWords, fingerprintWords } from './words.ts'
import { wordsCalls } from './words-calls.ts'
import { SealingError } from './suite.ts'
import type { Bytes } from './bytes.ts'
import type { ReceiptCalls } from './receipt-shape.ts'

export function receiptCalls(): ReceiptCalls {
  let grown: Bytes | undefined
  const words = wordsCalls((key) => void (grown = key))
  return {
    makeWords: (input) => words.makeWords(input),
    async finishWords({ evaluated }) {
      await words.stretchWords({ evaluated })
      const key = grown
      grown = undefined
      if (!key) throw new SealingError('bad-words')
      const { locator, enc, sig } = await growFromWords(key, 'receipt')
      return {
        locator: toText(locator),
        encPublic: toText(enc.publicKey),
        sigPublic: toText(sig.publicKey),
      }
    },
    async fingerprint({ publicKey }) {
      return { words: await fingerprintWords(fromText(publicKey)) }
    },
  }
}
