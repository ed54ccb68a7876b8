// The secrets that a person carries on paper: six words on the card, sixteen digits or eight words on the receipt of a
// report. Made in the browser and read with tolerance here; stretch.ts makes a key of them, and the key grows into pairs.
import { wordlist } from './word-list.ts'
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { westernDigits } from './digits.ts'
import { drawBelow, drawDigits } from './draw.ts'
import { derive, fingerprintOf, keyPairFromSeed, type EncPair, type SigPair } from './keys.ts'
import { SealingError } from './suite.ts'

export type WordsPurpose = 'card' | 'receipt' | 'package'

const CARD_WORDS = 6
/** Of a receipt, and of a sealed package. */
const RECEIPT_WORDS = 8
const RECEIPT_DIGITS = 16
const NUMBERS = new Map(wordlist.map((word, number) => [word, number]))

function drawWords(count: number, draw?: () => number): string {
  return Array.from({ length: count }, () => wordlist[drawBelow(wordlist.length, draw)]!).join(' ')
}

/** Eight words (88 bits) for a sealed package, said by telephone. */
export function newPackageWords(): string {
  return drawWords(RECEIPT_WORDS)
}

/** Six words (66 bits) for a survivor's card. */
export function newCardWords(): string {
  return drawWords(CARD_WORDS)
}

/** Eight words (88 bits) for a receipt. */
export function newReceiptWords(draw?: () => number): string {
  return drawWords(RECEIPT_WORDS, draw)
}

/** Sixteen digits for a receipt, in fours like any customer number. */
export function newReceiptDigits(draw?: () => number): string {
  return drawDigits(RECEIPT_DIGITS, draw)
}

/** Typed words or digits → the one spelling that keys are made from. Case, spaces and hyphens do not matter; else `bad-words`. */
export function parseWords(typed: string, purpose: WordsPurpose): string {
  const text = westernDigits(typed.normalize('NFKC').toLowerCase())
    .replaceAll(/[\s,.‐-―-]+/g, ' ')
    .trim()
  const digits = text.replaceAll(' ', '')
  if (purpose === 'receipt' && /^\d{16}$/.test(digits)) return digits
  const words = text.split(' ')
  if (words.length !== (purpose === 'card' ? CARD_WORDS : RECEIPT_WORDS)) throw new SealingError('bad-words')
  if (!words.every((word) => NUMBERS.has(word))) throw new SealingError('bad-words')
  return words.join(' ')
}

/** What goes into the OPRF: the words, bound to their purpose. */
export function oprfInput(words: string, purpose: WordsPurpose): Bytes {
  return aadLabel(purpose, parseWords(words, purpose))
}

/** Keys grown from words. `own` seals what belongs to this person alone. */
export type FromWords = { locator: Bytes; enc: EncPair; sig: SigPair; own: Bytes }

/** A stretched key (32 bytes, stretch.ts) → where its things are kept, and the pairs. */
export async function growFromWords(key: Bytes, purpose: WordsPurpose): Promise<FromWords> {
  const [locator, encSeed, sigSeed, own] = await Promise.all([
    derive(key, aadLabel(purpose, 'locator'), 16),
    derive(key, aadLabel(purpose, 'enc')),
    derive(key, aadLabel(purpose, 'sig')),
    derive(key, aadLabel(purpose, 'own')),
  ])
  const [enc, sig] = await Promise.all([keyPairFromSeed('enc', encSeed), keyPairFromSeed('sig', sigSeed)])
  return { locator, enc, sig, own }
}

/** Six words that stand for a public key, for comparing by voice or on a poster. */
export async function fingerprintWords(publicKey: Bytes): Promise<string> {
  const digest = await fingerprintOf(publicKey)
  let bits = digest.subarray(0, 9).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 6n
  const words: string[] = []
  for (let count = 0; count < CARD_WORDS; count += 1) {
    words.unshift(wordlist[Number(bits & 2047n)]!)
    bits >>= 11n
  }
  return words.join(' ')
}
