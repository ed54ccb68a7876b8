// Asking the court, and recording what it said, each with its reasons sealed in the same act. Whoever stands on the process alone, and holds no
// part of the file, does it by codes.
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'
import { sealReasons, type CourtMove, type Reasons } from './court-words.ts'

interface Place {
  caseId: string | null
  track: { id: string; version: number }
}

interface Said {
  /** What is asked for, or granted and refused. */
  answers: Input
  reasons: Reasons
  /** Names a measure in words, for whoever reads the notes of the file. */
  say: (measure: string) => string
}

const sealedAs: Readonly<Record<CourtMove, string>> = { ask_court: 'application', decide: 'court_words' }

export async function moveWithReasons(
  session: Session,
  { caseId, track }: Place,
  move: CourtMove,
  { answers, reasons, say }: Said,
): Promise<TrackNow> {
  const sealed =
    caseId === null ? undefined : await sealReasons(session, { caseId, track }, { move, reasons, say })
  const input = { ...answers, ...(sealed && { [sealedAs[move]]: sealed as never }) }
  return makeMoveOn(session, { caseId, kind: 'testimony', move, says: undefined, track }, input)
}
