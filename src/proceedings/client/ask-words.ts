// What whoever asks the questions writes about an interview, though they hold nothing of the file: what they want to know, and why not otherwise. Sealed to
// whoever stands beside the person, who reads it before the person is asked.
import { giveToCarrier, givenToCarrier } from '../../identification/client/sealed-reasons.ts'
import type { Chosen } from '../../client/seal-to.ts'
import type { Session } from '../../client/session.ts'

export interface AskWords {
  text: string
  on: string
  isSigned: boolean
}

/** Under one `id` they are given once. */
export const giveAskWords = (
  session: Session,
  about: { track: string; to: Chosen },
  text: string,
  id: string,
): Promise<void> => giveToCarrier(session, about, { words: { text } }, id)

/** The newest, for whoever stands beside the person and for whoever wrote them. */
export async function readAskWords(session: Session, track: string): Promise<AskWords | undefined> {
  const given = await givenToCarrier(session, track)
  const text = given?.words['text']
  return given && typeof text === 'string' ? { text, on: given.on, isSigned: given.isSigned } : undefined
}
