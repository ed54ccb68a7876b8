// The vault's calls about signed moves (signed-move.ts): saying the next one of a line, and checking many at once, since every screen
// that shows such a fact holds it against what was signed.
import type { Statement } from './chain.ts'
import type { MoveProof, SignedFact, SignedFacts, SignedStep } from './signed-move.ts'
import type { At } from './vault-log-shape.ts'

/** Which line of which case: its facts, or the steps of one of its processes. */
export type MoveLine = { about: 'case' | 'track'; id: string; caseId: string }

/**
 * Where whoever signed stands towards the case, as far as its chain is held here: on it, not any more, never, or not known here.
 */
export type MoverStanding = 'on' | 'past' | 'never' | 'unknown'

/** A move whose signature holds by the newest log that is known here. */
export type CheckedMove = {
  n: number
  by: string
  organisation: number
  on: string
  /** The minute, where it was sealed for a circle of mine. */
  at?: string
  /** Its speaker has left since, and nobody proves that they said it before, nor has built on it. */
  left?: true
  /** Somebody who has left since asked this house, and nobody proves yet that they did so before. */
  unproved?: true
  standing: MoverStanding
  facts?: SignedFacts
  step?: SignedStep
}

/** One line of those that were to be checked: its moves, or why nothing of it is believed. */
export type CheckedLine =
  | { moves: CheckedMove[]; refused?: undefined }
  | { moves?: undefined; refused: string }

export interface MoveCalls {
  /**
   * Signs the next move of a line on top of its last one (`after`), which is checked first: `sets` the facts that it changes,
   * `adopts` those that stand on the case and that nobody has signed, or the `step` of a process. A step names the other side only
   * where that one's log is known here and by rules 2: by earlier ones it could not prove later what it has signed.
   */
  signMove(
    input: At &
      MoveLine & {
        after?: Statement
        circle: number
        sets?: Readonly<Record<string, string>> | undefined
        adopts?: Readonly<Record<string, string>> | undefined
        step?: SignedStep
      },
  ): Promise<{ statement: Statement; facts?: Readonly<Record<string, SignedFact>> }>

  /**
   * Checks lines in their order: the moves of each follow each other, the last being the newest. One that does not hold is answered with its
   * code: `rollback` and `fork` where more, or something else, was seen here before; and does not fail the others.
   */
  checkMoves(input: {
    lines: readonly (MoveLine & { statements: readonly Statement[]; proofs?: readonly MoveProof[] })[]
  }): Promise<{ lines: CheckedLine[] }>
}
