// Wanting a text message or a mail when something is new, said by the person herself: sealed here to the process that sends, in the hours
// that she agreed with her worker, else in those that she chose.
import { isAddress } from '../../outbox/address.ts'
import type { Channel } from '../../outbox/codes.ts'
import { sealedFor } from '../../outbox/client.ts'
import type { PortalSession } from './portal-session.ts'
import type { Reach } from './reach.ts'

export interface Wanted {
  channel: Channel
  to: string
  language: string
  /** `HH:MM-HH:MM`, every day. */
  hours: string
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]

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
