// Sends the letter that asks for a hold: sealed as it was printed, in the part of the file that lawyers hold, in one act with the
// move. Whoever is asked gets the paper; the server learns that it went out, and no word of it.
import { makeMoveOn } from '../../client/move-on-case.ts'
import { sealBeside } from '../../client/seal-beside.ts'
import type { Session, TrackNow } from '../../client/session.ts'

export interface Letter {
  caseId: string
  track: { id: string; version: number }
}

/** How the person agreed to it. */
export type Agreed = 'agreed_spoken' | 'agreed_written' | 'agreed_through_lawyer'

/** Seals the letter as it is printed. */
export const sealHold = (session: Session, { caseId, track }: Letter, text: string) =>
  sealBeside(session, { caseId, compartment: 'legal', track: { id: track.id, kind: 'penalty' } }, { text })

/** One key for one letter: a second try over a broken line is the same act. */
export function sendHold(
  session: Session,
  { caseId, track }: Letter,
  said: { sealed: Awaited<ReturnType<typeof sealHold>>; how: Agreed },
  key?: string,
): Promise<TrackNow> {
  const move = { caseId, kind: 'penalty', move: 'send_hold', says: undefined, track }
  return makeMoveOn(session, move, { agreed_how: said.how, letter: said.sealed as never }, key)
}
