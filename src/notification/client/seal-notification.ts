// A notification as it leaves: the words are sealed in the file of the case in the same act in which it counts as sent, so that nobody
// can say later that something else was told.
import type { Session } from '../../client/session.ts'
import type { Input } from '../../tracks/define.ts'
import { sealNotificationWords, type NotificationPlace } from './notification-words.ts'

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
