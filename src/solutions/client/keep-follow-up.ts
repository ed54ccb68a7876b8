// Keeps a follow-up: what was seen goes sealed with the move. Where the new beginning did not hold, that is said in the next step.
import { makeMoveOn } from '../../client/move-on-case.ts'
import { sealBeside } from '../../client/seal-beside.ts'
import type { Session, TrackNow } from '../../client/session.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { brokeDown, type SeenAtFollowUp } from '../follow-up.ts'

export interface Followed {
  caseId: string
  track: { id: string; version: number }
  /** The kind of process that is followed up. */
  kind?: 'solution' | 'homecoming'
  /** Where what was seen is sealed. */
  compartment: Compartment
}

/** What was seen, sealed; `text` says it in words, for the list of notes. */
export const sealFollowUp = (
  session: Session,
  { caseId, compartment, track, kind = 'solution' }: Followed,
  seen: SeenAtFollowUp & { text: string },
) =>
  sealBeside(
    session,
    { caseId, compartment, track: { id: track.id, kind } },
    {
      text: seen.text,
      move: 'follow',
      seen: {
        contact: seen.contact,
        answers: seen.answers,
        words: seen.words,
        ...(seen.by !== undefined && { by: seen.by }),
      },
    },
  )

/** One act for one intention: `key` names it, however often it is tried. */
export interface ToKeep {
  seen: Pick<SeenAtFollowUp, 'contact' | 'answers'>
  reached: boolean
  report: Awaited<ReturnType<typeof sealFollowUp>> | undefined
  key: string
}

export async function keepFollowUp(
  session: Session,
  { caseId, track, kind = 'solution' }: Pick<Followed, 'track' | 'kind'> & { caseId: string | null },
  { seen, reached, report, key }: ToKeep,
): Promise<TrackNow> {
  const step = { caseId, kind, says: undefined }
  const input = { contact: seen.contact, reached, ...(report && { report }) }
  const now = await makeMoveOn(session, { ...step, move: 'follow', track }, input as never, key)
  return reached && brokeDown(seen.answers)
    ? makeMoveOn(session, { ...step, move: 'fail', track: now }, {}, `${key}-fail`)
    : now
}
