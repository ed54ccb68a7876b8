// Words about a notification, sealed beside the move that they go with: what left, its receipt, its answer.
import { sealRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'

/** One notification of a case; `id` names the sealed words, so that a second try is the same one. */
export interface NotificationPlace {
  caseId: string
  track: { id: string; version: number }
  id?: string
}

/** Words about a notification, sealed for the move that they go with. */
export async function sealNotificationWords(
  session: Session,
  { caseId, track, id }: NotificationPlace,
  text: string,
) {
  const about = { track: track.id, about: 'notification' }
  const note = { compartment: 'narrative', kind: 'note', value: { text }, about, id } as const
  const { kind: _kind, version: _version, ...place } = await sealRecord(session, caseId, note)
  return place as never
}
