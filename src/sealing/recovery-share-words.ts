// A sheet of paper with one share of an organisation's recovery seed, as fifteen words. The first is the mark, the same on all
// sheets of one making; the rest are 154 bits: the sheet's number (2), the share (136), and a check (16), by which a mistake
// is noticed before two sheets are laid together. (CCP/1 line 30.)
import { join, type Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { sha256 } from './keys.ts'
import { wordlist } from './word-list.ts'

export const RECOVERY_SHARES = 3
export const SHEET_WORDS = 15
/** 128 bits of the seed's length, and one byte that says where on the curve the share lies. */
export const SHARE_BYTES = 17
const MARK_BITS = 11
const CHECK_BITS = 16n

/** A share with the number of its sheet (1 to 3) and the mark of its making. */
export type RecoveryShare = { number: number; mark: number; share: Bytes }

/** What a typed sheet looks like: whole, or what is wrong with it. Places count from 1, as they do on paper. */
export type RecoveryShareReading =
  | { state: 'whole'; number: number; mark: string }
  | { state: 'count'; count: number }
  | { state: 'unknown'; places: number[] }
  | { state: 'misfit' }

/** The first four letters tell each word from every other. */
const LETTERS = 4
const NUMBERS = new Map(
  wordlist.flatMap((word, number) => [
    [word, number],
    [word.slice(0, LETTERS), number],
  ]),
)
/** Typed where a word cannot be read any more. */
const UNREADABLE = '?'

async function checkOf({ number, mark, share }: RecoveryShare): Promise<bigint> {
  const [high, low] = await sha256(join(aadLabel('recovery-sheet', number, mark), share))
  return (BigInt(high!) << 8n) | BigInt(low!)
}

/** The words of a sheet. */
export async function writeRecoveryShare(recoveryShare: RecoveryShare): Promise<string> {
  const share = recoveryShare.share.reduce(
    (sum, byte) => (sum << 8n) | BigInt(byte),
    BigInt(recoveryShare.number),
  )
  let bits = (share << CHECK_BITS) | (await checkOf(recoveryShare))
  const words: string[] = []
  for (let count = 1; count < SHEET_WORDS; count += 1) {
    words.unshift(wordlist[Number(bits & 2047n)]!)
    bits >>= BigInt(MARK_BITS)
  }
  return [wordlist[recoveryShare.mark], ...words].join(' ')
}

/** The sheet that these numbers of words are, if they fit together. */
async function recoveryShareOf([mark, ...rest]: readonly number[]): Promise<RecoveryShare | undefined> {
  const bits = rest.reduce((sum, number) => (sum << BigInt(MARK_BITS)) | BigInt(number), 0n)
  let value = bits >> CHECK_BITS
  const share = new Uint8Array(SHARE_BYTES)
  for (let at = SHARE_BYTES - 1; at >= 0; at -= 1) {
    share[at] = Number(value & 0xffn)
    value >>= 8n
  }
  const recoveryShare = { number: Number(value), mark: mark!, share }
  const fits = recoveryShare.number > 0 && (bits & 0xffffn) === (await checkOf(recoveryShare))
  return fits ? recoveryShare : undefined
}

/**
 * Reads what was typed: any spacing, the first four letters are enough, and one word may be a question mark where it cannot
 * be read any more. Then all words are tried in its place; a wrong one fits once in 32 sheets, so there may be two answers.
 */
export async function readRecoveryShares(
  typed: string,
): Promise<{ reading: RecoveryShareReading; recoveryShares: RecoveryShare[] }> {
  const words = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('؟', UNREADABLE)
    .split(/[^a-z?]/)
    .filter((word) => word !== '')
  const wrong = (reading: RecoveryShareReading) => ({ reading, recoveryShares: [] })
  if (words.length !== SHEET_WORDS) return wrong({ state: 'count', count: words.length })
  const numbers = words.map((word) => NUMBERS.get(word))
  const gap = words.indexOf(UNREADABLE)
  const places = numbers.flatMap((number, at) => (number === undefined && at !== gap ? [at + 1] : []))
  if (places.length > 0) return wrong({ state: 'unknown', places })
  const tried =
    gap < 0 ? [numbers as number[]] : wordlist.map((_, number) => (numbers as number[]).with(gap, number))
  const recoveryShares = (await Promise.all(tried.map(recoveryShareOf))).filter((one) => one !== undefined)
  const [first] = recoveryShares
  if (!first) return wrong({ state: 'misfit' })
  return { reading: { state: 'whole', number: first.number, mark: wordlist[first.mark]! }, recoveryShares }
}
