// What happens in the file at a place outside: the words open it whole or not at all, and an answer is sealed to who sent it. No request is
// made here, and no document is touched: the same in the file and in tests.
import type { SigPair } from '../../../sealing/keys.ts'
import { openPackage, sealPackageAnswer } from '../../../sealing/sealed-package.ts'
import { stretchWords } from '../../../sealing/stretch.ts'
import { SealingError } from '../../../sealing/suite.ts'
import { fromText, toText } from '../../../sealing/text.ts'
import { packageAnswer, type PackageAnswer } from '../../answers.ts'
import type { PackageFile, Told } from '../../told.ts'

/** What lies inside beside what is told. */
interface AnswerTo {
  caseId: string
  key: string
  token: string
}

export interface OpenedPackage {
  told: Told
  /** The token, and the answer as text: what is posted, saved or read out. */
  answer: (given: PackageAnswer) => Promise<{ token: string; text: string }>
}

/** Why a file did not open: other words; too few or unknown ones; or it was changed. */
export type NotOpened = 'wrong' | 'mistyped' | 'changed'

const why: Readonly<Record<string, NotOpened>> = { 'wrong-commit': 'wrong', 'bad-words': 'mistyped' }

function answering(
  file: PackageFile,
  { caseId, key, token }: AnswerTo,
  sig: SigPair,
  purpose: Told['purpose'],
) {
  const at = { network: file.network, caseId, id: file.id }
  return async (given: PackageAnswer) => {
    const whole = packageAnswer(given, purpose)
    if (!whole) throw new SealingError('broken')
    return { token, text: toText(await sealPackageAnswer(fromText(key), at, whole, sig)) }
  }
}

export async function openFile(
  file: PackageFile,
  words: string,
): Promise<OpenedPackage | { refused: NotOpened }> {
  try {
    const stretched = await stretchWords(words, fromText(file.salt), 'package')
    const sealed = { commit: fromText(file.commit), ciphertext: fromText(file.ciphertext) }
    const { content, sig } = await openPackage(stretched, file, sealed)
    const { told, answer } = content as { told: Told; answer: AnswerTo }
    return { told, answer: answering(file, answer, sig, told.purpose) }
  } catch (error) {
    if (!(error instanceof SealingError)) throw error
    return { refused: why[error.code] ?? 'changed' }
  }
}
