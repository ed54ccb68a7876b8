// Wanting a text message or a mail when something is new, said by the person herself: sealed here to the process that sends, in the hours
// that she agreed with her worker, else in those that she chose.
import { isAddress } from '../../outbox/address.ts'
import type { Channel } from '../../outbox/codes.ts'
import { sealedFor, sealedHours } from '../../outbox/client.ts'
import type { PortalSession } from './portal-session.ts'
import type { Reach } from './reach.ts'
import type { SafeHours } from '../../cases/safe-hours.ts'

export interface Wanted {
  channel: Channel
  to: string
  language: string
  /** `HH:MM-HH:MM`, every day. */
  hours: string
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

/**
 * Where she is told by herself, her hours are those in which she may be reached: what leaves in between is told in the narrower ones. Where she
 * took all of them away nothing leaves any more, until she or her worker says others.
 */
export async function tellMeIn(
  { api }: PortalSession,
  caseId: string,
  hours: readonly SafeHours[],
): Promise<void> {
  const telling = await api.portal.telling({ caseId })
  if (telling.id === null) return
  await api.portal.keepTellingHours({ caseId, ...(await sealedHours(telling, hours, telling.id)) })
}

/** `wrong` where the number or address is none; `off` where nobody sends by that. */
export async function tellMe(
  { api }: PortalSession,
  { caseId, contact }: Reach,
  { channel, to: typed, language, hours: chosen }: Wanted,
): Promise<'kept' | 'wrong' | 'off'> {
  const to = typed.replaceAll(/[\s()-]/gu, '')
  if (!isAddress(channel, to)) return 'wrong'
  const telling = await api.portal.telling({ caseId })
  if (!telling.channels.includes(channel)) return 'off'
  const [from = '', until = ''] = chosen.split('-')
  const agreed = contact?.hours?.length ? contact.hours : [{ days: everyDay, from, to: until }]
  await api.portal.keepTelling({
    caseId,
    ...(await sealedFor(telling, { channel, to, language, hours: agreed })),
  })
  return 'kept'
}
