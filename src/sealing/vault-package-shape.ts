// The vault's call for packages to places that have no account here; they are sealed beside it, by the words worker.
import type { Text } from './shapes.ts'

export type PackageCalls = {
  /** Opens what a place answered, by `answerKey` of that very package. `bad-signature` for anybody else's answer. */
  openPackageAnswer(input: {
    id: string
    caseId: string
    circleId: number
    answerKey: Text
    answer: Text
  }): Promise<{ value: unknown }>
}
