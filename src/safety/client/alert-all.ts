// Everybody who works with the person is called to their case. Nothing of it is words: `id` names it, so that pressed again it is the same.
import type { Session, TrackNow } from '../../client/session.ts'

export const alertAll = (session: Session, caseId: string, id: string): Promise<TrackNow> =>
  session.tracks.openTrack('alert', { id, caseId }, id)
