// The vault's calls about the three sheets on paper, any two of which make an administrator again when all have lost their
// ways in. The seed never leaves the vault; its shares do once, to be printed. Typed sheets go in, and nothing of them comes out.
import type { Statement } from './chain.ts'
import type { Text, Unlocker, UserKeys } from './shapes.ts'
import type { RecoveryShareReading } from './recovery-share-words.ts'

/** A circle's epoch as whoever comes by paper needs it: its seed under the sheets' key, and the box of the epoch before. */
export type CircleOnPaper = {
  circleId: number
  epoch: number
  commit: Text
  previous?: Text | undefined
  recoverySeed?: Text | undefined
}

/** The words of two sheets, as they were typed. */
export type TwoRecoveryShares = readonly [string, string]

/**
 * Why two typed sheets do not give a key: one of them cannot be read, both are the same sheet, they are from two makings; or,
 * where they give one, that others have replaced it (`older`) or that it is of another organisation (`foreign`).
 */
export type RecoverySharesRefused =
  | { outcome: 'unread'; readings: [RecoveryShareReading, RecoveryShareReading] }
  | { outcome: 'twice' | 'apart' | 'older' | 'foreign' }

export interface RecoveryShareCalls {
  /** Makes three sheets for an organisation whose log was learned. Shown once; they count when they are named. */
  makeRecoveryShares(input: { organisation: number }): Promise<{ recoveryShares: string[] }>

  /** Says in the log that the sheets made last are the ones; `locator` is where the server finds the organisation by them. */
  nameRecoveryShares(input: {
    organisation: number
    at: string
  }): Promise<{ statement: Statement; locator: Text }>

  /** Seals the present seeds of these held circles to the sheets that the log names; `not-verified` where it names none. */
  sealToRecoveryShares(input: { organisation: number; circles: readonly number[] }): Promise<{
    named: number
    seeds: { circle: number; epoch: number; recoverySeed: Text }[]
  }>

  /** Reads one typed sheet. Nothing has to be unlocked. */
  readRecoveryShare(input: { words: string }): Promise<RecoveryShareReading>

  /** A drill: whether two sheets give the key that the log names, and which circles it opens. Changes nothing. */
  tryRecoveryShares(input: {
    organisation: number
    recoveryShares: TwoRecoveryShares
    circles: CircleOnPaper[]
  }): Promise<RecoverySharesRefused | { outcome: 'fit'; opened: number[]; closed: number[] }>

  /** Where the server finds the organisation of two sheets; two places only where a word was unreadable. */
  locateRecoveryShares(input: {
    network: string
    recoveryShares: TwoRecoveryShares
  }): Promise<RecoverySharesRefused | { outcome: 'fit'; locators: Text[] }>

  /**
   * With the sheets: checks the log that the server shows (`bad-chain`; `wrong-commit` where it does not name the sheets' key),
   * makes new keys for this user by the KEK that has arrived, says in the log that they administer, and opens the circles. The
   * vault is unlocked afterwards.
   */
  recoverByShares(input: {
    network: string
    organisation: number
    userId: string
    statements: Statement[]
    recoveryShares: TwoRecoveryShares
    circles: CircleOnPaper[]
    /** The hashes of what this user had said on cases with the keys that end by it, as the server has them. */
    spoken?: readonly Text[]
    at: string
  }): Promise<{
    user: UserKeys
    unlockers: Unlocker[]
    recoveryCode: string
    statement: Statement
    opened: number[]
    closed: number[]
  }>
}
