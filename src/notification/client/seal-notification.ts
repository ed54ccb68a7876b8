// A notification as it leaves: the words are sealed in the file of the case in the same act in which it counts as sent, so that nobody
// can say later that something else was told.
import { sealRecord } from '../../client/records.ts'
import type { Session } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'

export interface Sent {
  /** Nothing where nobody has to be asked: of a child, and of whoever may be one. */
  yes?: 'yes_given' | 'yes_refused' | 'yes_not_asked'
  isNamed: boolean
  sentBy: string
  /** YYYY-MM-DD */
  sentOn: string
  /** To whom, and the form as it left. */
  text: string
}

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

/** The answers with which it counts as sent. */
export async function notificationAnswers(
  session: Session,
  place: NotificationPlace,
  { yes, isNamed, sentBy, sentOn, text }: Sent,
): Promise<Input> {
  return {
    identity: isNamed ? 'identity_shown' : 'identity_withheld',
    ...(yes && { yes_to_name: yes }),
    sent_by: sentBy,
    sent_on: sentOn,
    notified: await sealNotificationWords(session, place, text),
  }
}
