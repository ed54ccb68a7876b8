// An office is told of somebody in the invented country: the words are sealed as they leave, and so is the receipt that comes back.

import { sealNotificationWords } from '../src/notification/client/notification-words.ts'
import { notificationAnswers, type Sent } from '../src/notification/client/seal-notification.ts'
import { caseOf, go, start, trackOf } from './acts.ts'
import { dayFrom, type Act } from './stage.ts'

/** A notification is owed and sent by the online form of the office. */
export const notified =
  (office: string, { text, ...identity }: Pick<Sent, 'yes' | 'isNamed' | 'text'>): Act =>
  async (scene, who) => {
    // The same life is lived at other ages: whoever is or may be a child is named, and whoever protects children hears of it first.
    const isAdult = scene.persona.ageGroup === 'adult'
    await start('notification', { subkind: isAdult ? office : 'notify_child_protection' })(scene, who)
    const place = { caseId: caseOf(scene), track: trackOf(scene, 'notification') }
    const told = {
      ...(isAdult ? identity : { isNamed: true }),
      text,
      sentBy: 'form_online',
      sentOn: dayFrom(0),
    }
    await go('notification', 'send', await notificationAnswers(who, place, told))(scene, who)
  }

/** Its receipt came. */
export const receiptKept =
  (text: string): Act =>
  async (scene, who) => {
    const place = { caseId: caseOf(scene), track: trackOf(scene, 'notification') }
    const receipt = await sealNotificationWords(who, place, text)
    await go('notification', 'confirm', { receipt_on: dayFrom(0), receipt })(scene, who)
  }
