// An answer that was overtaken: by a move of this very session, or by another answer that came first. It looks as if something had been taken
// back, and is asked for again, once; what is still shorter then was taken back. (Decision 47.)

/** Asks, and once more where the answer was overtaken. */
export async function askedAgain<Answer>(
  ask: () => Promise<Answer>,
  isOvertaken: (answer: Answer) => boolean,
): Promise<Answer> {
  const first = await ask()
  return isOvertaken(first) ? ask() : first
}

type Word = { word: string; because?: string } | undefined

/** Whether a line was shown shorter than it was seen. */
export const isShorter = (said: Word): boolean => said?.word === 'wrong' && said.because === 'rollback'
