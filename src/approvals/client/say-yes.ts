// A supervisor's yes is the act itself, signed by whoever says it: closing the case, or an assessment with the answers that were given.
// Erasing is asked twice on its own page, and not from a list.
import { makeMoveOn } from '../../client/move-on-case.ts'
import type { Session } from '../../client/session.ts'
import type { Waiting } from '../api.ts'

/** Does what was asked. Pressed again, it is done once. */
export async function sayYes(session: Session, asked: Waiting): Promise<void> {
  const { id, caseId, track, version, closing, lowering } = asked
  if (closing) {
    const move = {
      caseId,
      kind: 'case',
      move: 'close',
      says: 'close',
      track: { id: track, version },
    } as const
    await makeMoveOn(session, move, { reason: closing.reason, person_told: closing.personTold })
  }
  if (lowering) {
    const { level, ownView, familyConsidered } = lowering
    const said = { level, own_view: ownView, family_considered: familyConsidered }
    await session.tracks.openTrack('risk', { id, caseId, ...said }, id)
  }
}
