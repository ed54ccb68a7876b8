// Suite 1 of CCP/1. These numbers are constants of the client release: a server that asks for other ones is not obeyed.
// Every sealed object begins with the suite byte, so that a later suite can be told apart and an unknown one refused.

import { join, type Bytes } from './bytes.ts'

/** First byte of every sealed object. */
export const SUITE = 1

/** Argon2id parameters: 64 MiB, three passes, one lane. */
export const ARGON2 = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const

export const KEY_BYTES = 32
export const IV_BYTES = 12
export const TAG_BYTES = 16

/** Why a sealed object was refused. The words are stable: screens translate them, tests name them. */
export type SealingCode =
  | 'unknown-suite' // first byte is not a suite that this release knows
  | 'broken' // altered, opened elsewhere than where it was sealed, or with another key: AES-GCM cannot tell these apart
  | 'wrong-commit' // the key is not the one that was promised
  | 'bad-signature' // missing or not by this author
  | 'bad-words' // not a receipt, card or recovery code: a typing mistake
  | 'wrong-passphrase' // the sign-in answer does not fit the passphrase
  | 'locked' // the vault holds no keys now
  | 'no-worker' // the worker did not load, or broke: the line, or this browser
  | 'no-kek' // nothing has arrived from the passphrase worker
  | 'other-file' // a file that goes on is not the one that was begun, or cannot be read any more
  | 'too-long' // a file above a gibibyte
  | 'bad-chain' // a log or a case's consents that do not follow from themselves: altered, cut in the middle, or said by nobody who may
  | 'rollback' // a chain that ends before what was already seen of it
  | 'fork' // a chain that says something else than what was already seen of it
  | 'outdated' // an older value than one that was seen, where only the newest counts
  | 'misnamed' // an organisation that is called otherwise than by whoever brought it in
  | 'not-verified' // a recipient or author whom no checked log vouches for
  | 'unfit' // what a server says beside a record, of its writer or what it is about, is not what was signed
  | 'clock' // this device's clock and the network's, or what a chain says last, are too far apart to sign anything
  | 'unsettled' // lines of a case's chain cannot be believed by themselves, and nobody has said what becomes of them
  | 'unwitnessed' // this browser came with no memory, and too few colleagues could be asked what they have seen
  | 'no-key' // the vault does not hold the key for this case, compartment or circle
  | 'not-implemented' // a call that this vault does not know

/** The one error of this folder. Its message is its code: nothing of what was sealed is ever repeated. */
export class SealingError extends Error {
  readonly code: SealingCode
  constructor(code: SealingCode) {
    super(code)
    this.name = 'SealingError'
    this.code = code
  }
}

/** Puts the suite byte in front of `parts`. */
export function withSuite(...parts: Uint8Array[]): Bytes {
  return join(new Uint8Array([SUITE]), ...parts)
}

/** Checks the suite byte and the smallest possible length; returns what follows the byte. */
export function withoutSuite(sealed: Uint8Array, atLeast: number): Bytes {
  if (sealed.length === 0) throw new SealingError('broken')
  if (sealed[0] !== SUITE) throw new SealingError('unknown-suite')
  if (sealed.length < 1 + atLeast) throw new SealingError('broken')
  return join(sealed.subarray(1))
}
