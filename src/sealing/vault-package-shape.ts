// The vault's calls for packages between places that share no server; they are sealed beside it, by the words worker.
import type { Text } from './shapes.ts'

/** With what a package that came here is answered: sealed for the circle that received it. */
export interface SealedAnswering {
  circleId: number
  circleEpoch: number
  ciphertext: Text
}

/** A package as it stands in its file, but for the salt of its words, and for whom it is opened: `row` names what answers it. */
export interface PackageToOpen {
  place: { network: string; id: string; until: string }
  commit: Text
  ciphertext: Text
  circleId: number
  row: string
}

export type PackageCalls = {
  /** Opens what a place answered, by `answerKey` of that very package. `bad-signature` for anybody else's answer. */
  openPackageAnswer(input: {
    id: string
    caseId: string
    circleId: number
    answerKey: Text
    answer: Text
  }): Promise<{ value: unknown }>

  /**
   * Opens a package that came here by the key that the words worker has just handed over. `wrong-commit` for other words, `broken` for a
   * file that was changed. Whoever calls a whole vault says `openPackage`.
   */
  growPackage(input: PackageToOpen): Promise<{ told: unknown; answering: SealedAnswering }>

  /** Seals an answer to who sent it: the token and the text that its public host takes. */
  answerPackage(input: {
    answering: SealedAnswering
    row: string
    answer: unknown
  }): Promise<{ token: Text; text: Text }>
}
